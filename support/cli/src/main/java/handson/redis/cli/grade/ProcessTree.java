package handson.redis.cli.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A process with all that it started, those included that left it: known are its descendants each
 * time that somebody looked, and whatever carries its mark in the environment.
 */
final class ProcessTree {
  private static final Path PROC = Path.of("/proc");
  private static final Duration KILLING = Duration.ofSeconds(5);
  private static final long TICKS_PER_SECOND = 100;

  private final ProcessHandle root;
  private final String mark;
  private final Supplier<Optional<ProcessHandle>> elsewhere;
  private final Map<Long, ProcessHandle> known = new HashMap<>();
  private ProcessHandle second;

  /**
   * @param mark what stands in the environment of all of them
   * @param elsewhere a second root, that another process started for this one
   */
  ProcessTree(ProcessHandle root, String mark, Supplier<Optional<ProcessHandle>> elsewhere) {
    this.root = root;
    this.mark = mark;
    this.elsewhere = elsewhere;
    known.put(root.pid(), root);
  }

  /**
   * How they are at a moment.
   *
   * @param processes how many live
   * @param threads how many threads they have together; 0 where the system does not tell
   * @param cpu the time that they computed, all together
   * @param runnable whether one of them computes, or would if a processor were free
   */
  record Look(int processes, int threads, Duration cpu, boolean runnable) {}

  Look look() {
    root.descendants().forEach(process -> known.put(process.pid(), process));
    if (second == null) {
      second = elsewhere.get().orElse(null);
    }
    if (second != null) {
      known.put(second.pid(), second);
      second.descendants().forEach(process -> known.put(process.pid(), process));
    }
    known.values().removeIf(process -> !process.isAlive());
    int threads = 0;
    long ticks = 0;
    boolean runnable = false;
    for (long pid : known.keySet()) {
      List<String> stats = threads(pid);
      threads += stats.size();
      for (String stat : stats) {
        // Waiting for the disk is the machine's business too.
        runnable |= stat.startsWith("R") || stat.startsWith("D");
      }
      ticks += ticks(PROC.resolve(pid + "/stat"));
    }
    return new Look(
        known.size(), threads, Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND), runnable);
  }

  /** The state and what follows, for each thread of a process. */
  private static List<String> threads(long pid) {
    List<String> stats = new ArrayList<>();
    try (Stream<Path> tasks = Files.list(PROC.resolve(pid + "/task"))) {
      for (Path task : tasks.toList()) {
        stats.add(afterName(task.resolve("stat")));
      }
    } catch (IOException | UncheckedIOException e) {
      // It ended meanwhile, or this system has no such files.
    }
    return stats;
  }

  private static long ticks(Path stat) {
    String[] fields = afterName(stat).split(" ");
    // State is the third of all fields, computing for itself and in the system the 14th and 15th.
    return fields.length < 13 ? 0 : Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  /** The name stands in brackets and may hold anything, brackets too. */
  private static String afterName(Path stat) {
    try {
      String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
      return line.substring(line.lastIndexOf(')') + 2);
    } catch (IOException | IndexOutOfBoundsException e) {
      return "";
    }
  }

  /** Ends all of them, and returns when none is left. */
  void kill() {
    long deadline = System.nanoTime() + KILLING.toNanos();
    do {
      Collection<ProcessHandle> living = living();
      if (living.isEmpty()) {
        return;
      }
      living.forEach(ProcessHandle::destroyForcibly);
      pause();
    } while (System.nanoTime() < deadline);
  }

  /** Those that live now; none is there when all were ended. */
  Collection<ProcessHandle> living() {
    Map<Long, ProcessHandle> found = new HashMap<>();
    Set<ProcessHandle> before = new HashSet<>(known.values());
    for (ProcessHandle process : before) {
      process.descendants().forEach(child -> known.put(child.pid(), child));
    }
    known.forEach((pid, process) -> {
      if (process.isAlive() && !isZombie(pid)) {
        found.put(pid, process);
      }
    });
    marked().forEach(process -> found.put(process.pid(), process));
    known.putAll(found);
    return found.values();
  }

  private List<ProcessHandle> marked() {
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .filter(path -> path.getFileName().toString().matches("\\d+"))
          .filter(this::isMarked)
          .map(path -> Long.parseLong(path.getFileName().toString()))
          .filter(pid -> !isZombie(pid))
          .flatMap(pid -> ProcessHandle.of(pid).stream())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private boolean isMarked(Path process) {
    try {
      byte[] environment = Files.readAllBytes(process.resolve("environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(mark);
    } catch (IOException e) {
      // It is somebody else's, or ended.
      return false;
    }
  }

  /** Ended, and its parent has not asked how: it does nothing any more. */
  private static boolean isZombie(long pid) {
    return afterName(PROC.resolve(pid + "/stat")).startsWith("Z");
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
