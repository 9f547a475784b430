package handson.redis.expire;

import java.time.Instant;

/**
 * Throttles callers to a steady rate, and lets some attempts come early: the generic cell rate
 * algorithm. It keeps one number a caller, the <em>theoretical arrival time</em>: when the next
 * attempt would be due if all came evenly, one each {@link Quota#intervalMicros() interval}.
 *
 * <pre>
 *   due      = max(theoretical arrival time, now)
 *   allowed  = due + interval &lt;= now + burst * interval
 *   then       theoretical arrival time = due + interval</pre>
 *
 * <p>So a caller who was quiet may come with {@code burst} attempts at once, and then with one each
 * interval. In any span of time S at most {@code burst + S / interval} attempts are let through, the
 * quotient rounded down and both ends of S included. In a span that is shorter than the window these
 * are {@code burst + limit - 1}: with a burst of 1 never more than the limit, as with {@link
 * SlidingWindowLimiter}; with a burst of {@code limit} as many as with {@link FixedWindowLimiter},
 * but spread evenly behind the burst.
 *
 * <p>Time is in whole microseconds, and all is exact. Rejected attempts do not count. Every attempt
 * is one step of the server. All methods and all programs share what is kept: one value under the
 * caller's key, small whatever the limit. It expires by itself, by Redis' own time whatever instant
 * was given: not before it says no more than its absence would, and at the latest after {@code limit
 * * interval}. At no moment it has no time to live, wherever a program dies.
 *
 * <p><b>Clocks.</b> {@link #tryAcquire} asks the server's clock, since those of the callers differ.
 * Where a clock is set back, or is another server's after a failover, the theoretical arrival time
 * stays: for a while too few are let through. What has expired is forgotten, though: a clock that
 * goes back further lets a burst through once more.
 *
 * <p>Commands: EVALSHA with TIME, GET and SET with PX, O(1) each. Memory: O(1) a caller.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">The algorithm</a>
 * @see <a href="https://www.itu.int/rec/T-REC-I.371">ITU-T I.371, where it comes from</a>
 */
public interface GcraLimiter {

  /**
   * Decides on an attempt that comes now, by the server's clock.
   *
   * @param key of the caller, with what is to be limited: {@code login:ann}
   * @param burst how many may come at once, from 1 to the quota's limit
   * @return {@code retryAfter} is exact to the microsecond
   * @throws IllegalArgumentException where the burst is out of its range
   */
  Decision tryAcquire(String key, Quota quota, int burst);

  /**
   * Decides on an attempt at a given instant: for events that carry their own time, and for tests,
   * which need not wait.
   *
   * @param key of the caller, with what is to be limited
   * @param burst how many may come at once, from 1 to the quota's limit
   * @param now from 1970 to 2200; what is less than a microsecond is cut off
   * @return as {@link #tryAcquire}, with {@code retryAfter} counted from {@code now}
   * @throws IllegalArgumentException where the burst is out of its range
   */
  Decision tryAcquireAt(String key, Quota quota, int burst, Instant now);

  /**
   * The check of a burst, for implementations.
   *
   * @return the burst
   * @throws IllegalArgumentException where it is less than 1 or more than the limit
   */
  static int inRange(Quota quota, int burst) {
    if (burst < 1 || burst > quota.limit()) {
      throw new IllegalArgumentException(
          "The burst is " + burst + "; give one from 1 to the limit, " + quota.limit() + ".");
    }
    return burst;
  }
}
