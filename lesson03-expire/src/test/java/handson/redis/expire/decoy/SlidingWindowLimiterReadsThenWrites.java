package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import handson.redis.testing.ServerTime;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts, and notes the attempt in a second step",
    caughtBy = "oneOfTwoGetsTheLastPlace")
final class SlidingWindowLimiterReadsThenWrites extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterReadsThenWrites(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    long now = micros(ServerTime.now(jedis));
    jedis.zremrangeByScore(key, Double.NEGATIVE_INFINITY, now - quota.windowMicros());
    long taken = jedis.zcard(key);
    if (taken >= quota.limit()) {
      return Decision.reject(quota.window());
    }
    jedis.zadd(key, now, now + ":" + taken);
    jedis.pexpire(key, quota.window().toMillis());
    return Decision.allow(quota.limit() - taken - 1);
  }
}
