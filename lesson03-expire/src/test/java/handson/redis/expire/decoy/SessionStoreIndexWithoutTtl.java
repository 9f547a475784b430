package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "sets the TTL of a new index with GT, for which no TTL is the longest",
    caughtBy = "createWritesTheIndex")
final class SessionStoreIndexWithoutTtl extends ForwardingSessionStore {
  SessionStoreIndexWithoutTtl(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String more = "redis.call('PERSIST', KEYS[1]) redis.call('PEXPIREAT', KEYS[1], last, 'GT')";
    return createWith(newId(), more, site, user, idle, lifetime);
  }
}
