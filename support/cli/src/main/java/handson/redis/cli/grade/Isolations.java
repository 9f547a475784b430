package handson.redis.cli.grade;

import handson.redis.cli.grade.Confinement.Room;
import handson.redis.kit.SetupException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds out by trying what can keep a submission from this machine. */
final class Isolations {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final boolean root = "root".equals(System.getProperty("user.name"));
  private final List<String> tried = new ArrayList<>();

  /**
   * What was found.
   *
   * @param isolation for the gradebook
   */
  record Found(Confinement confinement, Isolation isolation) {}

  /**
   * The strongest that works.
   *
   * @param wanted the only one to try; empty tries all
   * @param readable what a submission's process will read: trying includes reaching it
   * @throws SetupException where there is none, or none but a plain process and that is not enough
   */
  Found find(
      Optional<Isolation.Kind> wanted,
      boolean requireSandbox,
      boolean allowRoot,
      List<Path> readable) {
    for (Confinement candidate : candidates()) {
      if (wanted.isPresent() && wanted.get() != candidate.kind()) {
        continue;
      }
      Optional<String> obstacle = obstacle(candidate, readable);
      if (obstacle.isEmpty()) {
        return found(candidate, requireSandbox, allowRoot);
      }
      tried.add(name(candidate.kind()) + ": " + obstacle.get());
    }
    throw new SetupException("No isolation works here: %s.".formatted(String.join("; ", tried)));
  }

  private List<Confinement> candidates() {
    return List.of(
        new DockerContainer(),
        new Bubblewrap(),
        new UnsharedProcess(root),
        new PlainProcess(isOnPath("setsid")));
  }

  private Found found(Confinement confinement, boolean requireSandbox, boolean allowRoot) {
    boolean plain = !confinement.kind().isSandbox();
    if (plain && requireSandbox) {
      throw new SetupException(noSandbox() + ", and --require-sandbox asks for one.");
    }
    if (plain && root && !allowRoot) {
      throw new SetupException(noSandbox()
          + ", and submissions would run as root. Grade as another user, install bubblewrap,"
          + " or add --allow-root where this machine is nobody's.");
    }
    List<String> limits = plain
        ? List.of("memory", "processor time", "threads", "file size", "output")
        : List.of(
            "memory",
            "processor time",
            "threads",
            "file size",
            "output",
            "files",
            "processes",
            "network");
    return new Found(
        confinement, new Isolation(confinement.kind(), plain && root, limits, List.copyOf(tried)));
  }

  private String noSandbox() {
    return tried.isEmpty()
        ? "A plain process is no sandbox"
        : "There is no sandbox here (%s)".formatted(String.join("; ", tried));
  }

  /** Why it does not work here. */
  private static Optional<String> obstacle(Confinement confinement, List<Path> readable) {
    Path home = null;
    try {
      home = Files.createTempDirectory("course-grade-try");
      Room room = new Room("try", home, readable, Map.of("PATH", System.getenv("PATH")));
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String script = "test -x \"$1\" && test -r \"$2\" && touch here";
      List<String> command = confinement.confine(
          room, List.of("sh", "-c", script, "try", java, readable.get(0).toString()));
      if (!isOnPath(command.get(0).equals("setsid") ? command.get(1) : command.get(0))) {
        return Optional.of("not installed");
      }
      Path said = Files.createTempFile("course-grade-try", "");
      try {
        Process process = new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
          return Optional.of("it does not come back");
        }
        return process.exitValue() == 0 ? Optional.empty() : Optional.of(lastLine(said));
      } finally {
        Files.delete(said);
      }
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetupException("Interrupted while looking for a sandbox.", e);
    } finally {
      if (home != null) {
        Folders.delete(home);
      }
    }
  }

  private static String lastLine(Path said) throws IOException {
    String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
    return text.isEmpty()
        ? "it does not start"
        : text.lines().reduce((a, b) -> b).orElseThrow();
  }

  static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String name(Isolation.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
