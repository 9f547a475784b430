package handson.redis.expire.redisson;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.expire.Script;
import java.util.List;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;

/** Fixed windows with Redisson, as a script. */
public final class RedissonFixedWindowLimiter implements FixedWindowLimiter {
  private static final Script SCRIPT = Script.read("fixed-window.lua");

  private final RScript scripts;

  public RedissonFixedWindowLimiter(RedissonClient redisson) {
    // After a timeout a script is sent again, and an attempt that was only slow would count twice.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    List<Long> answer = scripts.eval(
        RScript.Mode.READ_WRITE,
        SCRIPT.text(),
        RScript.ReturnType.LIST,
        List.of(key),
        quota.window().toMillis());
    return FixedWindowLimiter.decision(quota, answer.get(0), answer.get(1));
  }
}
