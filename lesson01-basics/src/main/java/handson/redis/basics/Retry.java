package handson.redis.basics;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * How often to try, and how long to wait in between: exponential backoff with jitter. The wait
 * doubles with each failure, up to 32 times the first, so that a server that struggles is not
 * pressed; a random part of it keeps a hundred programs, which saw the same failure at the same
 * moment, from coming back at the same moment.
 *
 * @param attempts 1 or more; 1 means that nothing is tried again
 * @param backoff the longest wait after the first failure
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">
 *     Exponential Backoff And Jitter</a>
 */
public record Retry(int attempts, Duration backoff) {
  private static final int MOST_DOUBLINGS = 5;

  /** Checks the parameters. */
  public Retry {
    if (attempts < 1 || backoff.isNegative()) {
      throw new IllegalArgumentException(
          "%s attempts, %s apart: give at least 1, and no negative backoff."
              .formatted(attempts, backoff));
    }
  }

  // snippet: retry
  /**
   * Does it, again and again while it fails for a reason that may pass.
   *
   * @throws RedisFailure the last one, or the first that will not pass
   */
  public <T> T call(Supplier<T> action) {
    for (int failures = 1; ; failures++) {
      try {
        return action.get();
      } catch (RedisFailure e) {
        if (failures >= attempts || !e.reason().mayPass() || !slept(failures)) {
          throw e;
        }
      }
    }
  }

  /** The wait after so many failures: between half of the doubled backoff and all of it. */
  Duration pause(int failures, double random) {
    Duration longest = backoff.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return Duration.ofNanos((long) (longest.toNanos() * (1 + random) / 2));
  }

  // end

  private boolean slept(int failures) {
    try {
      Thread.sleep(pause(failures, ThreadLocalRandom.current().nextDouble()).toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
