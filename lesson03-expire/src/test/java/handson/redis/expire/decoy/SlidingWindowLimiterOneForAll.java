package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts all callers together", caughtBy = "theLimitIsLetThrough")
final class SlidingWindowLimiterOneForAll extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterOneForAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, Instant now) {
    return super.tryAcquireAt(key.substring(0, key.indexOf(':') + 1) + "limiter", quota, now);
  }
}
