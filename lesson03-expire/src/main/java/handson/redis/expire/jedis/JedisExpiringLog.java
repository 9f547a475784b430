package handson.redis.expire.jedis;

import handson.redis.expire.ExpiringLog;
import handson.redis.expire.Script;
import handson.redis.expire.TimeToLive;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** An expiring log with Jedis. */
public final class JedisExpiringLog implements ExpiringLog {
  private static final Script APPEND = Script.read("expiring-log-append.lua");
  private static final Script READ = Script.read("expiring-log-read.lua");
  private static final Script SIZE = Script.read("expiring-log-size.lua");

  private final UnifiedJedis jedis;

  public JedisExpiringLog(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-log
  @Override
  public long append(String log, String text, Duration timeToLive) {
    String millis = Long.toString(TimeToLive.millis(timeToLive));
    return (Long) run(APPEND, log, List.of(text, millis));
  }

  @Override
  public List<Entry> read(String log) {
    List<?> members = (List<?>) run(READ, log, List.of());
    return ExpiringLog.entries(members.stream().map(String.class::cast).toList());
  }

  // end

  @Override
  public long size(String log) {
    return (Long) run(SIZE, log, List.of());
  }

  private Object run(Script script, String log, List<String> values) {
    try {
      return jedis.evalsha(script.sha1(), List.of(log), values);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return jedis.eval(script.text(), List.of(log), values);
    }
  }
}
