package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads the count, and counts in a second step",
    caughtBy = "oneOfTwoGetsTheLastPlace")
final class FixedWindowLimiterReadsThenCounts extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterReadsThenCounts(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    String count = jedis.get(key);
    if (count != null && Long.parseLong(count) >= quota.limit()) {
      return Decision.reject(Duration.ofMillis(jedis.pttl(key) + 1));
    }
    super.tryAcquire(key, quota);
    return Decision.allow(quota.limit() - (count == null ? 0 : Long.parseLong(count)) - 1);
  }
}
