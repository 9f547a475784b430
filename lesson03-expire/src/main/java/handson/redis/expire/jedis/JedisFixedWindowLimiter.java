package handson.redis.expire.jedis;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.expire.Script;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Fixed windows with Jedis, as a script: a transaction would go on after an INCR that failed. */
public final class JedisFixedWindowLimiter implements FixedWindowLimiter {
  private static final Script SCRIPT = Script.read("fixed-window.lua");

  private final UnifiedJedis jedis;

  public JedisFixedWindowLimiter(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-fixed-window
  @Override
  public Decision tryAcquire(String key, Quota quota) {
    List<?> answer = run(key, Long.toString(quota.window().toMillis()));
    return FixedWindowLimiter.decision(quota, (Long) answer.get(0), (Long) answer.get(1));
  }

  private List<?> run(String key, String window) {
    List<String> keys = List.of(key);
    try {
      return (List<?>) jedis.evalsha(SCRIPT.sha1(), keys, List.of(window));
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return (List<?>) jedis.eval(SCRIPT.text(), keys, List.of(window));
    }
  }
  // end
}
