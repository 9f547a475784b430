package handson.redis.expire.exercise;

import handson.redis.expire.Decision;
import handson.redis.expire.GcraLimiter;
import handson.redis.expire.Quota;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.time.Instant;

/** Your generic cell rate algorithm. What each method promises stands in {@link GcraLimiter}. */
public final class GcraLimiterExercise implements GcraLimiter {
  private final RedisClients clients;

  public GcraLimiterExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public Decision tryAcquire(String key, Quota quota, int burst) {
    // TODO
    throw new NotDoneYet("gcra-limiter: decide in one step, by the server's clock");
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, int burst, Instant now) {
    // TODO
    throw new NotDoneYet("gcra-limiter: the same at a given instant");
  }
}
