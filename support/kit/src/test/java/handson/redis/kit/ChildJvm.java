package handson.redis.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.OS;

/** A JVM of its own, in a process group of its own, on this JVM's class path. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  private ChildJvm(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static ChildJvm start(Path folder, Path temporary, Class<?> main, String... arguments)
      throws IOException {
    List<String> java = List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Djava.io.tmpdir=" + temporary,
        "-cp",
        System.getProperty("java.class.path"),
        main.getName());
    // As a shell does for a command in a terminal; macOS has neither. A build that runs in the
    // background ignores Ctrl-C, and its children would too.
    List<String> inItsGroup = OS.LINUX.isCurrentOs()
        ? List.of("setsid", "env", "--default-signal=INT,HUP,TERM")
        : List.of();
    List<String> command =
        Stream.of(inItsGroup, java, List.of(arguments)).flatMap(List::stream).toList();
    return new ChildJvm(new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start());
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The next line that the program prints. */
  String line() throws IOException {
    return lines.readLine();
  }

  /** Sends a signal, as Ctrl-C does: to all processes of the group. */
  void signalGroup(String name) throws IOException, InterruptedException {
    Leftovers.signal(name, -pid());
  }

  void signal(String name) throws IOException, InterruptedException {
    Leftovers.signal(name, pid());
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The JVM " + pid() + " did not end.");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
