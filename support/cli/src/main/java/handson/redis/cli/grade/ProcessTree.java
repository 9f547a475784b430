package handson.redis.cli.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  private static final int EMPTY_LOOKS = 4;
  private static final Duration KILLING = Duration.ofSeconds(5);

  private final ProcessHandle root;
  private final String mark;
  private final Supplier<Optional<ProcessHandle>> elsewhere;
  private final Map<Long, ProcessHandle> known = new HashMap<>();
  private final ThreadTimes times = new ThreadTimes();
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
   * @param ran how long their threads computed so far, all together
   * @param waited how long their threads waited for a processor so far, all together; of a time
   *     between two looks no thread waited longer than that
   */
  record Look(int processes, int threads, Duration ran, Duration waited) {}

  Look look() {
    findLiving();
    return times.look(known.keySet());
  }

  /** How many they are, at a small part of the price; the times are not asked for, and are zero. */
  Look count() {
    findLiving();
    return times.count(known.keySet());
  }

  private void findLiving() {
    root.descendants().forEach(process -> known.put(process.pid(), process));
    if (second == null) {
      second = elsewhere.get().orElse(null);
    }
    if (second != null) {
      known.put(second.pid(), second);
      second.descendants().forEach(process -> known.put(process.pid(), process));
    }
    known.values().removeIf(process -> !process.isAlive());
  }

  /** Ends all of them, and returns when none is left. */
  void kill() {
    long deadline = System.nanoTime() + KILLING.toNanos();
    // A process shows no environment while it turns from one program into another: one look is
    // none.
    for (int empty = 0; empty < EMPTY_LOOKS && System.nanoTime() < deadline; ) {
      Collection<ProcessHandle> living = living();
      empty = living.isEmpty() ? empty + 1 : 0;
      living.forEach(ProcessHandle::destroyForcibly);
      pause();
    }
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
    try {
      String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      // The name stands in brackets and may hold anything, brackets too; the state follows.
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
