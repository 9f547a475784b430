package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "accepts a time of 0", caughtBy = "nonsenseIsRefused")
final class SessionStoreTakesNoTime extends ForwardingSessionStore {
  SessionStoreTakesNoTime(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    Duration positive = idle.isZero() ? Duration.ofMillis(1) : idle;
    return super.create(site, user, positive, lifetime);
  }
}
