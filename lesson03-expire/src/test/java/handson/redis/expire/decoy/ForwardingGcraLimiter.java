package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.GcraLimiter;
import handson.redis.expire.Quota;
import handson.redis.expire.Script;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, or one with another script, of which each decoy gets one thing wrong. */
class ForwardingGcraLimiter implements GcraLimiter {
  protected final UnifiedJedis jedis;
  private final String script;

  ForwardingGcraLimiter(UnifiedJedis jedis) {
    this(jedis, Script.read("gcra.lua").text());
  }

  ForwardingGcraLimiter(UnifiedJedis jedis, String script) {
    this.jedis = jedis;
    this.script = script;
  }

  @Override
  public Decision tryAcquire(String key, Quota quota, int burst) {
    return run(
        key,
        Long.toString(quota.intervalMicros()),
        Integer.toString(GcraLimiter.inRange(quota, burst)));
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, int burst, Instant now) {
    return run(
        key,
        Long.toString(quota.intervalMicros()),
        Integer.toString(GcraLimiter.inRange(quota, burst)),
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
