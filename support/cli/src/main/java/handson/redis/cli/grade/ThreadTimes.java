package handson.redis.cli.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * How long threads ran, and how long they would have if there had been a processor for them, as the
 * system's scheduler counts it.
 *
 * @see <a href="https://docs.kernel.org/scheduler/sched-stats.html">Scheduler Statistics</a>
 */
final class ThreadTimes {
  private final Path proc;
  private final LongSupplier nanoseconds;
  private Map<Long, Times> threads = Map.of();
  private long lastLook;
  private long ran;
  private long waited;

  ThreadTimes() {
    this(Path.of("/proc"), System::nanoTime);
  }

  /**
   * @param proc where the system shows its processes
   * @param nanoseconds the clock
   */
  ThreadTimes(Path proc, LongSupplier nanoseconds) {
    this.proc = proc;
    this.nanoseconds = nanoseconds;
    this.lastLook = nanoseconds.getAsLong();
  }

  /** Nanoseconds of a thread since it began. */
  private record Times(long ran, long waited) {
    static final Times NONE = new Times(0, 0);
  }

  /** The threads of these processes, with what they took since the first look. */
  ProcessTree.Look look(Collection<Long> processes) {
    Map<Long, Times> now = new HashMap<>();
    long time = nanoseconds.getAsLong();
    long passed = time - lastLook;
    for (long process : processes) {
      for (Path task : tasks(process)) {
        long thread = Long.parseLong(task.getFileName().toString());
        Times times = times(task);
        add(task, threads.getOrDefault(thread, Times.NONE), times, passed);
        now.put(thread, times);
      }
    }
    threads = now;
    lastLook = time;
    return new ProcessTree.Look(
        processes.size(), now.size(), Duration.ofNanos(ran), Duration.ofNanos(waited));
  }

  /** How many threads these processes have, without what they took. */
  ProcessTree.Look count(Collection<Long> processes) {
    int threads = processes.stream().mapToInt(process -> tasks(process).size()).sum();
    return new ProcessTree.Look(processes.size(), threads, Duration.ZERO, Duration.ZERO);
  }

  private void add(Path task, Times before, Times now, long passed) {
    // Its number may be another thread's by now.
    boolean same = now.ran >= before.ran && now.waited >= before.waited;
    long newRan = same ? now.ran - before.ran : now.ran;
    long newWaited = same ? now.waited - before.waited : now.waited;
    // The scheduler enters a wait when it is over: one that goes on shows in the state alone, and
    // is not counted again when it is entered.
    boolean stillWaits = newRan == 0 && newWaited == 0 && wantsToRun(task);
    ran += newRan;
    waited += stillWaits ? passed : Math.min(newWaited, Math.max(0, passed - newRan));
  }

  private Collection<Path> tasks(long process) {
    try (Stream<Path> tasks = Files.list(proc.resolve(process + "/task"))) {
      return tasks.toList();
    } catch (IOException | UncheckedIOException e) {
      // It ended meanwhile, or this system has no such files.
      return List.of();
    }
  }

  private static Times times(Path task) {
    try {
      String[] fields = Files.readString(task.resolve("schedstat")).split(" ");
      return new Times(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
    } catch (IOException | RuntimeException e) {
      return Times.NONE;
    }
  }

  private static boolean wantsToRun(Path task) {
    try {
      String stat = Files.readString(task.resolve("stat"), StandardCharsets.ISO_8859_1);
      // The name stands in brackets and may hold anything, brackets too; the state follows.
      return stat.startsWith("R", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return false;
    }
  }
}
