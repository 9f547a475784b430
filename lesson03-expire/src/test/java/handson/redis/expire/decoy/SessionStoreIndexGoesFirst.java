package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "gives the index the TTL of the newest session, even if it is shorter",
    caughtBy = "theIndexLivesAsLong")
final class SessionStoreIndexGoesFirst extends ForwardingSessionStore {
  SessionStoreIndexGoesFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String more = "redis.call('PEXPIREAT', KEYS[1], last)";
    return createWith(newId(), more, site, user, idle, lifetime);
  }
}
