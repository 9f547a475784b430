package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.expire.Script;
import handson.redis.expire.SlidingWindowLimiter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, or one with another script, of which each decoy gets one thing wrong. */
class ForwardingSlidingWindowLimiter implements SlidingWindowLimiter {
  protected final UnifiedJedis jedis;
  private final String script;

  ForwardingSlidingWindowLimiter(UnifiedJedis jedis) {
    this(jedis, Script.read("sliding-window.lua").text());
  }

  ForwardingSlidingWindowLimiter(UnifiedJedis jedis, String script) {
    this.jedis = jedis;
    this.script = script;
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    return run(key, Integer.toString(quota.limit()), Long.toString(quota.windowMicros()));
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, Instant now) {
    return run(
        key,
        Integer.toString(quota.limit()),
        Long.toString(quota.windowMicros()),
        Long.toString(micros(now)));
  }

  /** Microseconds since 1970. */
  protected static long micros(Instant now) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, now);
  }

  private Decision run(String key, String... values) {
    return Decision.of((List<?>) jedis.eval(script, List.of(key), List.of(values)));
  }
}
