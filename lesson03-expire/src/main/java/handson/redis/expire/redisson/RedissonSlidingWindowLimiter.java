package handson.redis.expire.redisson;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.expire.Script;
import handson.redis.expire.SlidingWindowLimiter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;

/** Sliding windows with Redisson, whose own RRateLimiter sends the caller's clock. */
public final class RedissonSlidingWindowLimiter implements SlidingWindowLimiter {
  private static final Script SCRIPT = Script.read("sliding-window.lua");

  private final RScript scripts;

  public RedissonSlidingWindowLimiter(RedissonClient redisson) {
    // After a timeout a script is sent again, and an attempt that was only slow would count twice.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  // snippet: redisson-sliding-window
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

  private Decision run(String key, Object... values) {
    // Redisson sends EVALSHA, and loads the script where the server does not know it.
    return Decision.of(scripts.<List<Long>>eval(
        RScript.Mode.READ_WRITE, SCRIPT.text(), RScript.ReturnType.LIST, List.of(key), values));
  }
  // end
}
