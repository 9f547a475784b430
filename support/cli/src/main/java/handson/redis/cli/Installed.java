package handson.redis.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The programs of this computer that the course calls, or tells its users to call. */
final class Installed {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int REDIS_PORT = 6379;
  private static final boolean WINDOWS =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

  Finding maven() {
    // Windows finds a script only by its whole name.
    return firstLine(WINDOWS ? "mvn.cmd" : "mvn", "-version")
        .map(found -> Finding.ok("Maven", found.replaceFirst(" \\([0-9a-f]{40}\\)", "")))
        .orElseGet(() -> Finding.missing(
            "Maven", "not found; install Maven 3.8 or newer and put it on the PATH."));
  }

  Finding docker() {
    return firstLine("docker", "version", "--format", "{{.Server.Version}}")
        .map(version -> Finding.ok("Docker", version))
        .orElseGet(() -> Finding.missing(
            "Docker", "not running; only --redis docker and docker-compose.yml need it."));
  }

  Finding compose() {
    return firstLine("docker", "compose", "version", "--short")
        .or(() -> firstLine("docker-compose", "version", "--short"))
        .map(version -> Finding.ok("Compose", version))
        .orElseGet(
            () -> Finding.missing("Compose", "not found; only docker-compose.yml needs it."));
  }

  /** Whether the port is free on which a Redis of one's own usually listens. */
  Finding port() {
    try (ServerSocket socket = new ServerSocket(REDIS_PORT, 1, InetAddress.getLoopbackAddress())) {
      return Finding.ok("Port", socket.getLocalPort() + " is free for a server of your own");
    } catch (IOException e) {
      return Finding.missing(
          "Port",
          REDIS_PORT + " is taken; './course server --port 6380' takes another, or use what is"
              + " there: --redis redis://localhost:6379");
    }
  }

  /** What a program prints first; empty where it is missing or failed. */
  private static Optional<String> firstLine(String... command) {
    Path answer = null;
    try {
      // Into a file: nobody has to read along while it is waited for, with an end to the patience.
      answer = Files.createTempFile("course-doctor", "");
      Process process = new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .redirectOutput(answer.toFile())
          .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return Optional.empty();
      }
      String text = Files.readString(answer).replaceAll("\u001b\\[[0-9;]*m", "");
      return text.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .findFirst()
          .filter(line -> process.exitValue() == 0);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      delete(answer);
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // Temporary files are tidied away by the system too.
    }
  }
}
