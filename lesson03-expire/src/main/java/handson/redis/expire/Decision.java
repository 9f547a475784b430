package handson.redis.expire;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a limiter says of an attempt.
 *
 * @param allowed whether it is let through
 * @param remaining how many more would be let through at the same instant; 0 where it is rejected
 * @param retryAfter how long until an attempt is let through, if nobody else comes first; zero where
 *     this one is
 */
public record Decision(boolean allowed, long remaining, Duration retryAfter) {

  /** The attempt is let through. */
  public static Decision allow(long remaining) {
    return new Decision(true, remaining, Duration.ZERO);
  }

  /** The attempt is rejected. */
  public static Decision reject(Duration retryAfter) {
    return new Decision(false, 0, retryAfter);
  }

  /**
   * The answer of the scripts {@code sliding-window.lua} and {@code gcra.lua}, for implementations.
   *
   * @param answer three whole numbers: 1 for an attempt that is let through, else 0; how many more
   *     would be; microseconds until the next one is
   */
  public static Decision of(List<?> answer) {
    return (Long) answer.get(0) == 1
        ? allow((Long) answer.get(1))
        : reject(Duration.of((Long) answer.get(2), ChronoUnit.MICROS));
  }
}
