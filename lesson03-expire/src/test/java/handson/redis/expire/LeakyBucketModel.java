package handson.redis.expire;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * GCRA in its other form, to compare with: a bucket that leaks a microsecond's worth each
 * microsecond. An attempt pours an interval's worth in, and is rejected where that would spill.
 */
final class LeakyBucketModel {
  private final long interval;
  private final long capacity;
  private final List<Long> letThrough = new ArrayList<>();
  private long level;
  private long then;

  /**
   * @param interval in microseconds
   */
  LeakyBucketModel(long interval, int burst) {
    this.interval = interval;
    this.capacity = burst * interval;
  }

  /**
   * @param now in microseconds, never less than before
   */
  Decision tryAcquireAt(long now) {
    level = Math.max(0, level - (now - then));
    then = now;
    long spilled = level + interval - capacity;
    if (spilled > 0) {
      return new Decision(false, 0, Duration.of(spilled, ChronoUnit.MICROS));
    }
    level += interval;
    letThrough.add(now);
    return new Decision(true, (capacity - level) / interval, Duration.ZERO);
  }

  /** The instants at which attempts were let through, in microseconds. */
  List<Long> letThrough() {
    return letThrough;
  }
}
