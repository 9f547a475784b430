package handson.redis.expire.redisson;

import static java.util.Objects.requireNonNull;

import handson.redis.expire.ExpiringLog;
import handson.redis.expire.Script;
import handson.redis.expire.TimeToLive;
import java.time.Duration;
import java.util.List;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;

/** An expiring log with Redisson. */
public final class RedissonExpiringLog implements ExpiringLog {
  private static final Script APPEND = Script.read("expiring-log-append.lua");
  private static final Script READ = Script.read("expiring-log-read.lua");
  private static final Script SIZE = Script.read("expiring-log-size.lua");

  private final RScript scripts;

  public RedissonExpiringLog(RedissonClient redisson) {
    // After a timeout a script is sent again, and an entry that was only slow would be there twice.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    return scripts.<Long>eval(
        RScript.Mode.READ_WRITE,
        APPEND.text(),
        RScript.ReturnType.LONG,
        List.of(log),
        requireNonNull(text),
        TimeToLive.millis(timeToLive));
  }

  @Override
  public List<Entry> read(String log) {
    return ExpiringLog.entries(scripts.<List<String>>eval(
        RScript.Mode.READ_ONLY, READ.text(), RScript.ReturnType.LIST, List.of(log)));
  }

  @Override
  public long size(String log) {
    return scripts.<Long>eval(
        RScript.Mode.READ_ONLY, SIZE.text(), RScript.ReturnType.LONG, List.of(log));
  }
}
