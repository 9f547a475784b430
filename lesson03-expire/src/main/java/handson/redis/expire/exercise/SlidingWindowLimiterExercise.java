package handson.redis.expire.exercise;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.expire.SlidingWindowLimiter;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.time.Instant;

/** Your sliding windows. What each method promises stands in {@link SlidingWindowLimiter}. */
public final class SlidingWindowLimiterExercise implements SlidingWindowLimiter {
  private final RedisClients clients;

  public SlidingWindowLimiterExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    // TODO
    throw new NotDoneYet("sliding-window-limiter: decide in one step, by the server's clock");
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, Instant now) {
    // TODO
    throw new NotDoneYet("sliding-window-limiter: the same at a given instant");
  }
}
