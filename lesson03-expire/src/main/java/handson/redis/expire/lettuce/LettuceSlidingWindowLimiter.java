package handson.redis.expire.lettuce;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.expire.Script;
import handson.redis.expire.SlidingWindowLimiter;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Sliding windows with Lettuce. */
public final class LettuceSlidingWindowLimiter implements SlidingWindowLimiter {
  private static final Script SCRIPT = Script.read("sliding-window.lua");

  private final RedisCommands<String, String> redis;

  public LettuceSlidingWindowLimiter(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
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
        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, now)));
  }

  private Decision run(String key, String... values) {
    String[] keys = {key};
    try {
      return Decision.of(
          redis.<List<Long>>evalsha(SCRIPT.sha1(), ScriptOutputType.MULTI, keys, values));
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return Decision.of(
          redis.<List<Long>>eval(SCRIPT.text(), ScriptOutputType.MULTI, keys, values));
    }
  }
}
