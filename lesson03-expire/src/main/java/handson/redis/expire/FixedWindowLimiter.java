package handson.redis.expire;

import java.time.Duration;

/**
 * Throttles callers with a counter that expires: a window opens with a caller's first attempt, and
 * in it the first {@code limit} attempts are let through.
 *
 * <p>The cheapest limiter, and a coarse one. Windows know nothing of each other, so the end of one
 * and the beginning of the next can let {@code 2 * limit - 1} attempts through in less time than one
 * window takes. Where that is too much, see {@link SlidingWindowLimiter}.
 *
 * <p>The counter is a string under the caller's key, and its time to live is the window: what Redis
 * keeps of the caller is gone with it. Every attempt is one step of the server. There is no moment
 * at which the key has no time to live, wherever a program dies, since such a counter would lock its
 * caller out for ever. Under concurrency exactly {@code limit} attempts of a window are let through.
 *
 * <p>Commands: INCR, PEXPIRE with NX (Redis 7.0) and PTTL, O(1) each, in a script (EVALSHA). A
 * transaction does not do: EXEC goes on after a command that failed.
 *
 * @see <a href="https://redis.io/docs/latest/commands/incr/">INCR: rate limiter</a>
 * @see <a href="https://redis.io/docs/latest/commands/pexpire/">PEXPIRE</a>
 */
public interface FixedWindowLimiter {

  /**
   * Decides on an attempt. It never moves the end of a window that is open. A rejected attempt may
   * count in its window, where it makes no difference.
   *
   * <p>A counter that stands there without a time to live, as other programs may leave it, counts
   * on and gets the window as its time. A key that holds no number, or more than a string, belongs
   * to somebody else: it stays as it is, and without a time to live.
   *
   * @param key of the caller, with what is to be limited: {@code login:ann}
   * @return {@code retryAfter} is what is left of the window, in milliseconds, 1 or more
   * @throws RuntimeException the client's, where the key is no counter
   */
  Decision tryAcquire(String key, Quota quota);

  /**
   * The decision on what Redis answered, for implementations.
   *
   * @param count of the window's attempts, this one included
   * @param left of the window, in milliseconds, as PTTL says
   */
  static Decision decision(Quota quota, long count, long left) {
    // A key is still there in the last millisecond of its time, when PTTL is 0.
    return count <= quota.limit()
        ? Decision.allow(quota.limit() - count)
        : Decision.reject(Duration.ofMillis(left + 1));
  }
}
