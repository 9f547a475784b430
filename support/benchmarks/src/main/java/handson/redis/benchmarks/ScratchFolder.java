package handson.redis.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder that is gone after the run, an interrupted one too. */
final class ScratchFolder implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  private final Path path;
  private final Thread atExit = new Thread(this::endAndRemove, "bench-scratch");

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /** A new one among the system's temporary files. */
  static ScratchFolder create(String prefix) throws IOException {
    ScratchFolder folder = new ScratchFolder(Files.createTempDirectory(prefix));
    Runtime.getRuntime().addShutdownHook(folder.atExit);
    return folder;
  }

  Path path() {
    return path;
  }

  /** The JVM ends: what it has started would go on, and write here. */
  private void endAndRemove() {
    List<ProcessHandle> programs = ProcessHandle.current().descendants().toList();
    programs.forEach(ProcessHandle::destroy);
    CompletableFuture.allOf(programs.stream()
            .map(program -> program
                .onExit()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(tooLate -> {
                  program.destroyForcibly();
                  return program;
                }))
            .toArray(CompletableFuture[]::new))
        .join();
    try {
      remove();
    } catch (IOException e) {
      // Nobody is there any more to be told.
    }
  }

  private synchronized void remove() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook finds nothing left to do.
    }
  }
}
