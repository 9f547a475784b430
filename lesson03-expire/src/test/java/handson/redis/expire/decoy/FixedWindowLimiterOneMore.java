package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "compares with the count before the attempt", caughtBy = "theLimitIsLetThrough")
final class FixedWindowLimiterOneMore extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterOneMore(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    return super.tryAcquire(key, new Quota(quota.limit() + 1, quota.window()));
  }
}
