package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "begins the window anew where it rejects", caughtBy = "theEndOfTheWindowStays")
final class FixedWindowLimiterPunishesTheRejected extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterPunishesTheRejected(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    Decision decision = super.tryAcquire(key, quota);
    if (!decision.allowed()) {
      jedis.pexpire(key, quota.window().toMillis());
    }
    return decision;
  }
}
