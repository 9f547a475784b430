package handson.redis.expire.jedis;

import handson.redis.expire.Decision;
import handson.redis.expire.GcraLimiter;
import handson.redis.expire.Quota;
import handson.redis.expire.Script;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** The generic cell rate algorithm with Jedis. */
public final class JedisGcraLimiter implements GcraLimiter {
  private static final Script SCRIPT = Script.read("gcra.lua");

  private final UnifiedJedis jedis;

  public JedisGcraLimiter(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-gcra
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
        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, now)));
  }

  private Decision run(String key, String... values) {
    List<String> keys = List.of(key);
    try {
      return Decision.of((List<?>) jedis.evalsha(SCRIPT.sha1(), keys, List.of(values)));
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return Decision.of((List<?>) jedis.eval(SCRIPT.text(), keys, List.of(values)));
    }
  }
  // end
}
