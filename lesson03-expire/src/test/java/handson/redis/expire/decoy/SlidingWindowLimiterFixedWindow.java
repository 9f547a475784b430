package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "has fixed windows that open with an attempt",
    caughtBy = "noWindowLetsMoreThrough")
final class SlidingWindowLimiterFixedWindow extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterFixedWindow(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, Instant now) {
    long micros = micros(now);
    String opened = jedis.hget(key, "opened");
    if (opened == null || micros - Long.parseLong(opened) >= quota.windowMicros()) {
      jedis.hset(key, Map.of("opened", Long.toString(micros), "count", "0"));
      opened = Long.toString(micros);
    }
    long count = jedis.hincrBy(key, "count", 1);
    jedis.pexpire(key, quota.window().toMillis());
    return count <= quota.limit()
        ? Decision.allow(quota.limit() - count)
        : Decision.reject(
            Duration.of(Long.parseLong(opened) + quota.windowMicros() - micros, ChronoUnit.MICROS));
  }
}
