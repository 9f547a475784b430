package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts all callers together", caughtBy = "theLimitIsLetThrough")
final class FixedWindowLimiterOneForAll extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterOneForAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    return super.tryAcquire(key.substring(0, key.indexOf(':') + 1) + "limiter", quota);
  }
}
