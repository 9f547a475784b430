package handson.redis.expire;

import java.time.Duration;

/** The check of a time to live, for implementations. */
public final class TimeToLive {
  /** The longest: 100 years. What should live longer should not expire. */
  public static final Duration LONGEST = Duration.ofDays(36_525);

  private TimeToLive() {}

  /**
   * A time to live in milliseconds, as Redis counts; what is finer is cut off.
   *
   * @throws IllegalArgumentException where it is below 1 ms or above {@link #LONGEST}
   */
  public static long millis(Duration timeToLive) {
    if (timeToLive.compareTo(Duration.ofMillis(1)) < 0 || timeToLive.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The time to live is %s; give 1 ms to %d days.".formatted(timeToLive, LONGEST.toDays()));
    }
    return timeToLive.toMillis();
  }
}
