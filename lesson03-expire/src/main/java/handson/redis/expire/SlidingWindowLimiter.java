package handson.redis.expire;

import java.time.Instant;

/**
 * Throttles callers by what they did in the window that ends now: an attempt is let through where
 * fewer than {@code limit} were let through in it. So, as long as time does not go back, there is no
 * window of that length, wherever it begins, in which more than {@code limit} are.
 *
 * <p>An attempt counts for exactly the window's length: one that was let through at 12:00:00 still
 * counts at 12:00:59.999999, and at 12:01:00 it does not, with a window of a minute. Time is in
 * whole microseconds. Rejected attempts do not count: who keeps trying waits no longer.
 *
 * <p>What is kept of a caller is kept under the caller's key and holds no more than {@code limit}
 * attempts. It expires by itself one window after the last attempt that was let through, by Redis'
 * own time whatever instant was given, and at no moment it has no time to live, wherever a program
 * dies. Every attempt is one step of the server,
 * so under concurrency exactly {@code limit} are let through, also where several come in the same
 * microsecond. All methods and all programs share what is kept.
 *
 * <p><b>Clocks.</b> {@link #tryAcquire} asks the server's clock, since those of the callers differ.
 * A clock can be set back, or be another server's after a failover. So attempts that were let
 * through at a later instant count as well, and for a while too few are let through. What has left
 * the window is forgotten, though: a clock that goes back to where it would count again lets that
 * many too many through.
 *
 * <p>Commands, for a limit of N: EVALSHA with TIME, O(1), ZCOUNT, ZRANGE, ZADD, O(log N), and
 * ZREMRANGEBYSCORE, O(log N + M) for M attempts that left the window. Memory: O(N) a caller.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/sorted-sets/">Sorted sets</a>
 * @see <a href="https://redis.io/docs/latest/commands/time/">TIME</a>
 */
public interface SlidingWindowLimiter {

  /**
   * Decides on an attempt that comes now, by the server's clock.
   *
   * @param key of the caller, with what is to be limited: {@code login:ann}
   * @return {@code retryAfter} is exact to the microsecond
   */
  Decision tryAcquire(String key, Quota quota);

  /**
   * Decides on an attempt at a given instant: for events that carry their own time, and for tests,
   * which need not wait.
   *
   * @param key of the caller, with what is to be limited
   * @param now from 1970 to 2200; what is less than a microsecond is cut off
   * @return as {@link #tryAcquire}, with {@code retryAfter} counted from {@code now}
   */
  Decision tryAcquireAt(String key, Quota quota, Instant now);
}
