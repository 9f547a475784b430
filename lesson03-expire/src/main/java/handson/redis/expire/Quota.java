package handson.redis.expire;

import java.time.Duration;

/**
 * How much somebody may do: so many attempts in so much time.
 *
 * @param limit how many attempts, 1 or more
 * @param window whole milliseconds, from one to {@link #LONGEST}
 * @throws IllegalArgumentException where one of them is out of its range
 */
public record Quota(int limit, Duration window) {
  /** The longest window: 366 days. */
  public static final Duration LONGEST = Duration.ofDays(366);

  public Quota {
    if (limit < 1) {
      throw new IllegalArgumentException("The limit is " + limit + "; give 1 or more.");
    }
    if (window.compareTo(Duration.ofMillis(1)) < 0 || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The window is " + window + "; give one from 1 ms to " + LONGEST.toDays() + " days.");
    }
    if (window.getNano() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          "The window " + window + " has a part below a millisecond; leave it out.");
    }
  }

  /** The window in microseconds: what the server's clock counts in. */
  public long windowMicros() {
    return window.toMillis() * 1_000;
  }

  /**
   * The time from one attempt to the next where the limit is spread evenly over the window, in
   * microseconds. It is rounded up, so that no window gets more than the limit: 3 a second are one
   * in 333,334 microseconds.
   */
  public long intervalMicros() {
    return (windowMicros() + limit - 1) / limit;
  }
}
