package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(
    mistake =
        "creates the counter with its end and counts in a second command, when it may have expired",
    caughtBy = "noCounterStaysForEver")
final class FixedWindowLimiterSetsThenCounts extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterSetsThenCounts(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    jedis.set(key, "0", SetParams.setParams().nx().px(quota.window().toMillis()));
    long count = jedis.incr(key);
    return FixedWindowLimiter.decision(quota, count, jedis.pttl(key));
  }
}
