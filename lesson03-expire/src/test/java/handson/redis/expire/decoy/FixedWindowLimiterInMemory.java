package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts in the JVM", caughtBy = "theLimitIsLetThrough")
final class FixedWindowLimiterInMemory extends ForwardingFixedWindowLimiter {
  private final Map<String, Long> counts = new ConcurrentHashMap<>();

  FixedWindowLimiterInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    long count = counts.merge(key, 1L, Long::sum);
    return FixedWindowLimiter.decision(quota, count, quota.window().toMillis());
  }
}
