package handson.redis.expire.redisson;

import handson.redis.expire.Decision;
import handson.redis.expire.GcraLimiter;
import handson.redis.expire.Quota;
import handson.redis.expire.Script;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;

/** The generic cell rate algorithm with Redisson, whose own RRateLimiter sends the caller's clock. */
public final class RedissonGcraLimiter implements GcraLimiter {
  private static final Script SCRIPT = Script.read("gcra.lua");

  private final RScript scripts;

  public RedissonGcraLimiter(RedissonClient redisson) {
    // After a timeout a script is sent again, and an attempt that was only slow would count twice.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  // snippet: redisson-gcra
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

  private Decision run(String key, Object... values) {
    // Redisson sends EVALSHA, and loads the script where the server does not know it.
    return Decision.of(scripts.<List<Long>>eval(
        RScript.Mode.READ_WRITE, SCRIPT.text(), RScript.ReturnType.LIST, List.of(key), values));
  }
  // end
}
