package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.GcraLimiter;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import handson.redis.testing.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the time in the JVM", caughtBy = "theBurstIsLetThrough")
final class GcraLimiterInMemory extends ForwardingGcraLimiter {
  private final Map<String, Long> times = new ConcurrentHashMap<>();

  GcraLimiterInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota, int burst) {
    return tryAcquireAt(key, quota, burst, ServerTime.now(jedis));
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, int burst, Instant now) {
    long micros = micros(now);
    long interval = quota.intervalMicros();
    long due = Math.max(micros, times.getOrDefault(key, micros));
    long room = GcraLimiter.inRange(quota, burst) * interval - (due + interval - micros);
    if (room < 0) {
      return Decision.reject(Duration.of(-room, ChronoUnit.MICROS));
    }
    times.put(key, due + interval);
    return Decision.allow(room / interval);
  }
}
