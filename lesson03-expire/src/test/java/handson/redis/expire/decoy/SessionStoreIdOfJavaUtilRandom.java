package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Random;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "makes the id with java.util.Random", caughtBy = "idsAreSecret")
final class SessionStoreIdOfJavaUtilRandom extends ForwardingSessionStore {
  SessionStoreIdOfJavaUtilRandom(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    return createWith(id(new Random()), "", site, user, idle, lifetime);
  }
}
