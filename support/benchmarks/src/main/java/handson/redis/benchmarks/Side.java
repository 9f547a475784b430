package handson.redis.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * One of those that are compared in a table.
 *
 * @param name as the table shows it
 * @param probe takes its figure, once a round
 */
record Side(String name, Probe probe) {

  /** Takes a figure. */
  @FunctionalInterface
  interface Probe {
    double measure() throws Exception;
  }

  Side {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(probe, "probe");
  }

  /**
   * How many operations are done in a second.
   *
   * @param operations how many of them the work does
   * @param before is done first, and not timed
   */
  static Side rate(String name, int operations, Work before, Work work) {
    return new Side(name, () -> {
      before.run();
      return operations * (double) TimeUnit.SECONDS.toNanos(1) / nanos(work);
    });
  }

  /**
   * How many milliseconds the work takes.
   *
   * @param before is done first, and not timed
   */
  static Side millis(String name, Work before, Work work) {
    return new Side(name, () -> {
      before.run();
      return nanos(work) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    });
  }

  private static long nanos(Work work) throws Exception {
    long begin = System.nanoTime();
    work.run();
    // A clock that did not move must not make the figure infinite.
    return Math.max(1, System.nanoTime() - begin);
  }
}
