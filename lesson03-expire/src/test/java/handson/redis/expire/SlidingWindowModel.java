package handson.redis.expire;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The sliding window in plain Java, as the contract puts it: to compare with. */
final class SlidingWindowModel {
  private final int limit;
  private final long window;
  private final List<Long> letThrough = new ArrayList<>();
  private List<Long> before = List.of();

  /**
   * @param window in microseconds
   */
  SlidingWindowModel(int limit, long window) {
    this.limit = limit;
    this.window = window;
  }

  /**
   * @param now in microseconds, never less than before
   */
  Decision tryAcquireAt(long now) {
    before = letThrough.stream().filter(then -> now - then < window).toList();
    if (before.size() >= limit) {
      long oldest = before.get(0);
      return new Decision(false, 0, Duration.of(oldest + window - now, ChronoUnit.MICROS));
    }
    letThrough.add(now);
    return new Decision(true, limit - before.size() - 1, Duration.ZERO);
  }

  /** What was in the window of the last decision. */
  List<Long> before() {
    return before;
  }
}
