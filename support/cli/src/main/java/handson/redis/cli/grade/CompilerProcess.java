package handson.redis.cli.grade;

import handson.redis.cli.grade.CompileAnswer.CompileError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** A warm {@link CompileWorker}; where it is lost to a source, another one follows. */
final class CompilerProcess implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int HEAP = 512;
  private static final Duration SAMPLE = Duration.ofMillis(200);

  private final Site site;
  private final Duration limit;
  private ConfinedJvm jvm;
  private PrintStream requests;
  private BlockingQueue<Optional<String>> answers;

  /**
   * @param limit for one request, in the time that the compiler computes
   */
  CompilerProcess(Site site, Duration limit) {
    this.site = site;
    this.limit = limit;
  }

  /** Compiles sources that belong together. */
  CompileAnswer compile(Map<String, String> sources) {
    if (jvm == null) {
      start();
    }
    requests.println(JSON.writeValueAsString(new CompileRequest(sources)));
    Stopwatch watch = new Stopwatch(jvm.tree());
    try {
      while (true) {
        Optional<String> answer = answers.poll(SAMPLE.toMillis(), TimeUnit.MILLISECONDS);
        if (answer != null && answer.isPresent()) {
          return JSON.readValue(answer.get(), CompileAnswer.class);
        }
        watch.look();
        if (answer != null || watch.isOver(limit)) {
          String problem = answer == null
              ? "The compiler was ended after %d s: it did not come back."
                  .formatted(limit.toSeconds())
              : "The compiler ended at this file, as with memory that was not enough.";
          close();
          return new CompileAnswer(List.of(), List.of(new CompileError("", problem)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new IllegalStateException("Interrupted while compiling.", e);
    }
  }

  private void start() {
    List<String> classPath =
        site.library().classPathForSolutions().stream().map(Path::toString).toList();
    jvm = ConfinedJvm.start(site, HEAP, List.of(), CompileWorker.class, classPath);
    requests = new PrintStream(jvm.process().getOutputStream(), true, StandardCharsets.UTF_8);
    answers = new LinkedBlockingQueue<>();
    BlockingQueue<Optional<String>> into = answers;
    BufferedReader lines = new BufferedReader(
        new InputStreamReader(jvm.process().getInputStream(), StandardCharsets.UTF_8));
    Thread reader = new Thread(
        () -> {
          try (lines) {
            lines.lines().forEach(line -> into.add(Optional.of(line)));
          } catch (IOException | UncheckedIOException e) {
            // It was ended.
          }
          into.add(Optional.empty());
        },
        "course-grade-compiler");
    reader.setDaemon(true);
    reader.start();
  }

  @Override
  public void close() {
    if (jvm != null) {
      jvm.close();
      jvm = null;
    }
  }
}
