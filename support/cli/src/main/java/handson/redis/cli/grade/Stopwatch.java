package handson.redis.cli.grade;

import java.time.Duration;

/**
 * The time that processes take, as fair on a busy machine as on a quiet one: what they waited for a
 * processor does not count, unless several of their threads had one meanwhile.
 */
final class Stopwatch {
  // The clock's word in the end: on a machine that never finds time for them too.
  private static final int LONGEST = 6;

  private final ProcessTree tree;
  private final long started = System.nanoTime();
  private long lastLook = started;
  // Looking costs more than most of what is timed takes: nobody looks before somebody asks.
  private ProcessTree.Look last;
  private Duration charged = Duration.ZERO;

  /** Starts it. */
  Stopwatch(ProcessTree tree) {
    this.tree = tree;
  }

  /** Takes the time since the last look into account; up to the first one all of it counts. */
  ProcessTree.Look look() {
    ProcessTree.Look now = tree.look();
    long time = System.nanoTime();
    Duration passed = Duration.ofNanos(time - lastLook);
    charged = charged.plus(last == null ? passed : counted(passed, now));
    last = now;
    lastLook = time;
    return now;
  }

  private Duration counted(Duration passed, ProcessTree.Look now) {
    Duration ran = now.ran().minus(last.ran());
    Duration notWaited = passed.minus(now.waited().minus(last.waited()));
    Duration counted = ran.compareTo(notWaited) > 0 ? ran : notWaited;
    return counted.compareTo(passed) > 0 ? passed : counted;
  }

  boolean isOver(Duration limit) {
    Duration clock = Duration.ofNanos(System.nanoTime() - started);
    return charged.compareTo(limit) > 0 || clock.compareTo(limit.multipliedBy(LONGEST)) > 0;
  }
}
