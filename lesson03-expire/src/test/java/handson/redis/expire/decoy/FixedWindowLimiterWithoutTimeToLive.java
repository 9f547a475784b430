package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts and never sets a time to live", caughtBy = "noCounterStaysForEver")
final class FixedWindowLimiterWithoutTimeToLive extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterWithoutTimeToLive(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    return FixedWindowLimiter.decision(quota, jedis.incr(key), quota.window().toMillis());
  }
}
