package handson.redis.expire.lettuce;

import handson.redis.expire.Decision;
import handson.redis.expire.GcraLimiter;
import handson.redis.expire.Quota;
import handson.redis.expire.Script;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The generic cell rate algorithm with Lettuce. */
public final class LettuceGcraLimiter implements GcraLimiter {
  private static final Script SCRIPT = Script.read("gcra.lua");

  private final RedisCommands<String, String> redis;

  public LettuceGcraLimiter(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
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
