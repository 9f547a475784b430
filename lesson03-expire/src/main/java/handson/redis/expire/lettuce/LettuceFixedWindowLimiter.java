package handson.redis.expire.lettuce;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.expire.Script;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;

/** Fixed windows with Lettuce, as a script: MULTI would need a connection of its own. */
public final class LettuceFixedWindowLimiter implements FixedWindowLimiter {
  private static final Script SCRIPT = Script.read("fixed-window.lua");

  private final RedisCommands<String, String> redis;

  public LettuceFixedWindowLimiter(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  // snippet: lettuce-fixed-window
  @Override
  public Decision tryAcquire(String key, Quota quota) {
    List<Long> answer = run(key, Long.toString(quota.window().toMillis()));
    return FixedWindowLimiter.decision(quota, answer.get(0), answer.get(1));
  }

  private List<Long> run(String key, String window) {
    String[] keys = {key};
    try {
      return redis.evalsha(SCRIPT.sha1(), ScriptOutputType.MULTI, keys, window);
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return redis.eval(SCRIPT.text(), ScriptOutputType.MULTI, keys, window);
    }
  }
  // end
}
