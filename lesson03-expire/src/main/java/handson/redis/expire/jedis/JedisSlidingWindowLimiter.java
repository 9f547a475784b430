package handson.redis.expire.jedis;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.expire.Script;
import handson.redis.expire.SlidingWindowLimiter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Sliding windows with Jedis. */
public final class JedisSlidingWindowLimiter implements SlidingWindowLimiter {
  private static final Script SCRIPT = Script.read("sliding-window.lua");

  private final UnifiedJedis jedis;

  public JedisSlidingWindowLimiter(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-sliding-window
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
