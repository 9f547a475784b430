package handson.redis.expire.lettuce;

import static java.util.Objects.requireNonNull;

import handson.redis.expire.ExpiringLog;
import handson.redis.expire.Script;
import handson.redis.expire.TimeToLive;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;

/** An expiring log with Lettuce. */
public final class LettuceExpiringLog implements ExpiringLog {
  private static final Script APPEND = Script.read("expiring-log-append.lua");
  private static final Script READ = Script.read("expiring-log-read.lua");
  private static final Script SIZE = Script.read("expiring-log-size.lua");

  private final RedisCommands<String, String> redis;

  public LettuceExpiringLog(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    String millis = Long.toString(TimeToLive.millis(timeToLive));
    return this.<Long>run(APPEND, ScriptOutputType.INTEGER, log, requireNonNull(text), millis);
  }

  @Override
  public List<Entry> read(String log) {
    return ExpiringLog.entries(this.<List<String>>run(READ, ScriptOutputType.MULTI, log));
  }

  @Override
  public long size(String log) {
    return this.<Long>run(SIZE, ScriptOutputType.INTEGER, log);
  }

  private <T> T run(Script script, ScriptOutputType type, String log, String... values) {
    String[] keys = {requireNonNull(log)};
    try {
      return redis.evalsha(script.sha1(), type, keys, values);
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return redis.eval(script.text(), type, keys, values);
    }
  }
}
