package handson.redis.expire.exercise;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;

/** Your fixed windows. What each method promises stands in {@link FixedWindowLimiter}. */
public final class FixedWindowLimiterExercise implements FixedWindowLimiter {
  private final RedisClients clients;

  public FixedWindowLimiterExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    // TODO
    throw new NotDoneYet("fixed-window-limiter: count, and give the counter its end, in one step");
  }
}
