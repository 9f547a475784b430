package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import handson.redis.testing.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the attempts in the JVM", caughtBy = "theLimitIsLetThrough")
final class SlidingWindowLimiterInMemory extends ForwardingSlidingWindowLimiter {
  private final Map<String, Deque<Instant>> letThrough = new ConcurrentHashMap<>();

  SlidingWindowLimiterInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    return tryAcquireAt(key, quota, ServerTime.now(jedis));
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, Instant now) {
    Deque<Instant> attempts = letThrough.computeIfAbsent(key, caller -> new ArrayDeque<>());
    attempts.removeIf(then -> !then.plus(quota.window()).isAfter(now));
    if (attempts.size() >= quota.limit()) {
      return Decision.reject(Duration.between(now, attempts.element().plus(quota.window())));
    }
    attempts.add(now);
    return Decision.allow(quota.limit() - attempts.size());
  }
}
