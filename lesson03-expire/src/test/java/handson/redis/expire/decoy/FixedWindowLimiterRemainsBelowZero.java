package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "subtracts without looking whether there is something left",
    caughtBy = "theLimitIsLetThrough")
final class FixedWindowLimiterRemainsBelowZero extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterRemainsBelowZero(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    Decision decision = super.tryAcquire(key, quota);
    long remaining = quota.limit() - Long.parseLong(jedis.get(key));
    return new Decision(decision.allowed(), remaining, decision.retryAfter());
  }
}
