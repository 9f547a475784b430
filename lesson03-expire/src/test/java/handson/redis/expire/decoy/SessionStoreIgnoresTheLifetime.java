package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets the first idle time run beyond the lifetime",
    caughtBy = "createMakesASession")
final class SessionStoreIgnoresTheLifetime extends ForwardingSessionStore {
  SessionStoreIgnoresTheLifetime(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String more = "redis.call('PEXPIRE', KEYS[2], ARGV[3])";
    return createWith(newId(), more, site, user, idle, lifetime);
  }
}
