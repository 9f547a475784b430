package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.OS;

/** A running {@code ./course watch} without a terminal, in a process of its own. */
final class WatchRun implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final Path temporary;
  private final PrintStream input;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();
  private final List<ProcessHandle> family = new ArrayList<>();

  WatchRun(Checkout checkout, String... arguments) throws IOException {
    temporary = Files.createDirectories(checkout.home().resolve("temporary"));
    List<String> line = new ArrayList<>();
    // A build that runs in the background ignores Ctrl-C, and its children would too.
    if (OS.LINUX.isCurrentOs()) {
      line.addAll(List.of("env", "--default-signal=INT"));
    }
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    line.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-Dcourse.home=" + checkout.home()));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Course.class.getName()));
    line.add("watch");
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("REDIS_"));
    process = builder.start();
    input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, "watch-output");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      // A process that is killed from here is closed as well.
    }
  }

  /** Waits for lines that hold these words, in this order; answers with all lines on the way. */
  String expect(String... words) throws InterruptedException {
    List<String> passed = new ArrayList<>();
    for (String word : words) {
      String line;
      do {
        line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(line)
            .as("a line with '%s' after%n%s", word, String.join("\n", seen))
            .isNotNull();
        seen.add(line);
        passed.add(line);
      } while (!line.contains(word));
    }
    return String.join("\n", passed);
  }

  void type(String line) {
    input.println(line);
  }

  void endInput() {
    input.close();
  }

  /** The worker that grades at this moment. */
  ProcessHandle worker() {
    // Its arguments are not to be had: the class path makes them too long for the system to tell.
    return process
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("/java"))
        .findFirst()
        .orElseThrow();
  }

  void signal(String name) throws Exception {
    process.descendants().forEach(family::add);
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  int awaitEnd() throws InterruptedException {
    process.descendants().forEach(family::add);
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as("it ends")
        .isTrue();
    return process.exitValue();
  }

  /** No process that it started, and no temporary file. */
  void expectNothingLeft() {
    await().atMost(PATIENCE).untilAsserted(() -> {
      // In a container nobody may take leave of the dead, which have no command any more.
      assertThat(family.stream().filter(p -> p.isAlive() && p.info().command().isPresent()))
          .as("processes")
          .isEmpty();
      try (Stream<Path> files = Files.list(temporary)) {
        assertThat(files).as("temporary files").isEmpty();
      }
    });
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
