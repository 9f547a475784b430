package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sets the time to live in a second command", caughtBy = "noCounterStaysForEver")
final class FixedWindowLimiterIncrThenExpire extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterIncrThenExpire(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    long count = jedis.incr(key);
    if (count == 1) {
      jedis.pexpire(key, quota.window().toMillis());
    }
    return FixedWindowLimiter.decision(quota, count, jedis.pttl(key));
  }
}
