package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.expire.SlidingWindowLimiter;
import handson.redis.expire.jedis.JedisSlidingWindowLimiter;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the times of all attempts", caughtBy = "oneSmallValueIsKept")
final class GcraLimiterKeepsEachAttempt extends ForwardingGcraLimiter {
  private final SlidingWindowLimiter attempts;

  GcraLimiterKeepsEachAttempt(UnifiedJedis jedis) {
    super(jedis);
    attempts = new JedisSlidingWindowLimiter(jedis);
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, int burst, Instant now) {
    return attempts.tryAcquireAt(key, quota, now);
  }
}
