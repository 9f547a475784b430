package handson.redis.cli.grade;

import java.time.Duration;

/**
 * The time that processes take, as fair on a busy machine as on a quiet one: what they compute, and
 * what they spend waiting for something other than a processor.
 */
final class Stopwatch {
  // Waiting for a processor is free, but not without end: a process can ask for the lowest
  // priority.
  private static final int LONGEST = 6;

  private final ProcessTree tree;
  private final Processors processors;
  private long lastLook;
  // Looking costs more than most of what is timed takes: nobody looks before somebody asks.
  private ProcessTree.Look last;
  private Duration charged = Duration.ZERO;
  private Duration offered = Duration.ZERO;

  /** Starts it with the first look that somebody asks for. */
  Stopwatch(ProcessTree tree) {
    this(tree, new Processors());
  }

  Stopwatch(ProcessTree tree, Processors processors) {
    this.tree = tree;
    this.processors = processors;
  }

  /** Takes the time since the last look into account. */
  ProcessTree.Look look() {
    ProcessTree.Look now = tree.look();
    long time = System.nanoTime();
    if (last != null) {
      Duration passed = Duration.ofNanos(time - lastLook);
      charged = charged.plus(
          charge(passed, now.ran().minus(last.ran()), now.waited().minus(last.waited())));
      offered = offered.plus(processors.offeredIn(passed));
    }
    last = now;
    lastLook = time;
    return now;
  }

  /** Not more than what passed: several threads at once cost as much as one. */
  static Duration charge(Duration passed, Duration ran, Duration waited) {
    Duration notWaited = passed.minus(waited);
    Duration counted = ran.compareTo(notWaited) > 0 ? ran : notWaited;
    return counted.compareTo(passed) > 0 ? passed : counted;
  }

  boolean isOver(Duration limit) {
    return charged.compareTo(limit) > 0 || offered.compareTo(limit.multipliedBy(LONGEST)) > 0;
  }
}
