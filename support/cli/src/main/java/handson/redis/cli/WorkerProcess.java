package handson.redis.cli;

import handson.redis.kit.RunningRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A running {@link GradingWorker}, seen from the process that started it. */
final class WorkerProcess implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Process process;
  private final PrintStream input;
  // A JVM that is killed closes no AutoCloseable. Where no hook runs, the worker's input ends.
  private final Thread onExit;

  private WorkerProcess(Process process) {
    this.process = process;
    this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.onExit = new Thread(process::destroyForcibly, "course-worker-end");
  }

  /**
   * Starts one like this JVM: the same Java, class path and options.
   *
   * @param said is told each of its words, in a thread of its own
   * @param ended is told its exit code, after its last word
   */
  static WorkerProcess start(
      Path home,
      BiConsumer<WorkerProcess, WorkerWord> said,
      BiConsumer<WorkerProcess, Integer> ended) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command(home));
      // What a JVM prints when it dies belongs to what it said.
      WorkerProcess worker = new WorkerProcess(builder.redirectErrorStream(true).start());
      Runtime.getRuntime().addShutdownHook(worker.onExit);
      Thread reader = new Thread(() -> worker.listen(said, ended), "worker-" + worker.pid());
      reader.setDaemon(true);
      reader.start();
      return worker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Path home) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> Stream.of("-XX:DumpLoadedClassList", "-agentlib:", "-javaagent:")
            .noneMatch(option::startsWith))
        .forEach(command::add);
    // An exercise that eats memory shall neither take the machine's nor leave half a JVM behind.
    command.addAll(List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(GradingWorker.class.getName(), home.toString()));
    return command;
  }

  long pid() {
    return process.pid();
  }

  void lend(RunningRedis redis) {
    input.println(JSON.writeValueAsString(GradingWorker.LentRedis.of(redis)));
  }

  void grade(Exercise exercise) {
    input.println(exercise.id());
  }

  private void listen(
      BiConsumer<WorkerProcess, WorkerWord> said, BiConsumer<WorkerProcess, Integer> ended) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.accept(this, word(line));
      }
    } catch (IOException e) {
      // It is gone, and says no more.
    }
    ended.accept(this, process.onExit().join().exitValue());
  }

  private static WorkerWord word(String line) {
    try {
      return JSON.readValue(line, WorkerWord.class);
    } catch (JacksonException e) {
      return WorkerWord.of(WorkerWord.Kind.PRINTED, line);
    }
  }

  /** Kills it: what runs in there may not listen to anything milder. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook does this work.
    }
  }
}
