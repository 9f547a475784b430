package handson.redis.cli;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Ink;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RunningRedis;
import handson.redis.kit.Terminal;
import handson.redis.testing.Grade;
import handson.redis.testing.SourceCompiler;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jline.utils.Signals;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JVM in which {@code watch} grades: it stays warm from one save to the next, and an exercise
 * that never ends or that ends its JVM takes no more than this one with it.
 *
 * <p>Its first line of input is the {@link LentRedis}, each further one the name of an exercise. It
 * answers with {@link WorkerWord}s, and ends with its input.
 */
final class GradingWorker {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST_PRINTED = 20;

  private final PrintStream answers = Terminal.out();
  private final PrintedLines lines = new PrintedLines(this::printed);
  private final Desk desk;
  private int printed;

  private GradingWorker(Path home) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    this.desk = new Desk(home, Catalogue.load(), nowhere, new Ink(false));
  }

  /** A Redis that the process which started this one opened, and will close. */
  record LentRedis(RedisAddress address, String description, boolean isPrivate)
      implements RunningRedis {

    static LentRedis of(RunningRedis redis) {
      return new LentRedis(redis.address(), redis.description(), redis.isPrivate());
    }

    @Override
    public void close() {
      // The lender closes it.
    }
  }

  /**
   * @param arguments the checkout
   */
  public static void main(String[] arguments) throws IOException {
    // Ctrl-C goes to all processes of the terminal; this one ends with the one that started it.
    Signals.register("INT", () -> {});
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    GradingWorker worker = new GradingWorker(Path.of(arguments[0]));
    worker.keepStreamsFromExercises();
    BlockingQueue<String> exercises = new LinkedBlockingQueue<>();
    String redis = in.readLine();
    if (redis != null) {
      Thread thread = new Thread(() -> worker.grade(redis, exercises), "grading");
      thread.setDaemon(true);
      thread.start();
      in.lines().forEach(exercises::add);
    }
    // Not exit: it waits for hooks that an exercise may have left.
    Runtime.getRuntime().halt(0);
  }

  private void keepStreamsFromExercises() {
    System.setIn(InputStream.nullInputStream());
    PrintStream stream = new PrintStream(lines, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
  }

  private void grade(String redis, BlockingQueue<String> exercises) {
    LentRedis lent = JSON.readValue(redis, LentRedis.class);
    try (Grader grader =
        new Grader(desk, () -> lent, text -> say(WorkerWord.of(WorkerWord.Kind.COMPLAINT, text)))) {
      say(WorkerWord.of(WorkerWord.Kind.READY, null));
      while (true) {
        say(verdict(grader, exercises.take()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WorkerWord verdict(Grader grader, String id) {
    Exercise exercise = desk.exercise(desk.catalogue().exercise(id).orElseThrow());
    synchronized (this) {
      printed = 0;
    }
    Report report;
    boolean worn = false;
    try {
      report = grader.gradeOwnUntilFirstOpen(
          exercise.topic(), words -> say(WorkerWord.of(WorkerWord.Kind.CRITERION, words)));
    } catch (Throwable t) {
      // A class that no test can take, or what JUnit takes for the end of the JVM.
      Throwable reason = t.getCause() == null ? t : t.getCause();
      report = Report.broken(exercise, "It could not be graded: " + reason);
      worn = true;
    }
    lines.endLast();
    int criteria = report.grade().map(Grade::criteria).orElse(0);
    return new WorkerWord(
        WorkerWord.Kind.VERDICT,
        null,
        new WorkerWord.Verdict(report.forPrograms(), criteria, worn || exerciseStillRuns()));
  }

  /** Whether a thread is still in code of an exercise, as one that an endless loop holds is. */
  private static boolean exerciseStillRuns() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(frame -> SourceCompiler.LOADER.equals(frame.getClassLoaderName()));
  }

  private synchronized void printed(String line) {
    printed++;
    if (printed <= MOST_PRINTED) {
      say(WorkerWord.of(WorkerWord.Kind.PRINTED, line));
    } else if (printed == MOST_PRINTED + 1) {
      say(WorkerWord.of(WorkerWord.Kind.PRINTED, "... and more"));
    }
  }

  private synchronized void say(WorkerWord word) {
    answers.println(JSON.writeValueAsString(word));
  }

  /** Cuts what is written into lines. */
  private static final class PrintedLines extends OutputStream {
    private static final int LONGEST = 500;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    PrintedLines(Consumer<String> lines) {
      this.lines = lines;
    }

    @Override
    public synchronized void write(int b) {
      if (b == '\n') {
        end();
      } else if (b != '\r' && line.size() < LONGEST) {
        line.write(b);
      }
    }

    /** Takes what is there for a line. */
    synchronized void endLast() {
      if (line.size() > 0) {
        end();
      }
    }

    private void end() {
      lines.accept(line.toString(StandardCharsets.UTF_8));
      line.reset();
    }
  }
}
