package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives Redis the idle time in whole seconds", caughtBy = "createMakesASession")
final class SessionStoreInSeconds extends ForwardingSessionStore {
  SessionStoreInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String more = "redis.call('EXPIRE', KEYS[2], math.floor(math.min(ARGV[3], ARGV[4]) / 1000))";
    return createWith(newId(), more, site, user, idle, lifetime);
  }
}
