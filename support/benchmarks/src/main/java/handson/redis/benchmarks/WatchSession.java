package handson.redis.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A running {@code ./course watch} on the exercise of a copy, and somebody who saves there. */
final class WatchSession implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;
  private static final String RIGHT = "right ";
  private static final String NOT_YET = "not yet ";
  private static final String END = "(its end)";

  private final CheckoutCopy copy;
  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private WatchSession(Process process, CheckoutCopy copy) {
    this.process = process;
    this.copy = copy;
    Thread reader = new Thread(this::read, "bench-watch-lines");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it, and returns when it is warm: it has said what it thinks of the exercise as shipped.
   *
   * @param program watches the exercise of the copy
   */
  static WatchSession start(Program program, CheckoutCopy copy)
      throws IOException, InterruptedException {
    copy.reset();
    WatchSession session = new WatchSession(program.start(), copy);
    try {
      session.await(NOT_YET + CheckoutCopy.EXERCISE);
      return session;
    } catch (IOException | InterruptedException e) {
      session.close();
      throw e;
    }
  }

  /** Milliseconds from the save of a right exercise until it says so. */
  double millisToVerdict() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    copy.solve();
    await(RIGHT + CheckoutCopy.EXERCISE);
    long nanos = System.nanoTime() - begin;
    // It goes on to the next exercise by itself, and is brought back to this one.
    await(NOT_YET);
    copy.reset();
    await(NOT_YET + CheckoutCopy.EXERCISE);
    return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      out.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // It is gone, which is an end too.
    }
    lines.add(END);
  }

  private void await(String verdict) throws IOException, InterruptedException {
    List<String> said = new ArrayList<>();
    while (true) {
      String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null || line.equals(END)) {
        throw new IOException("./course watch did not say '%s' within %d s, but: %s"
            .formatted(verdict, PATIENCE_SECONDS, String.join(" | ", said)));
      }
      said.add(line);
      // A mark is as wide as the widest.
      if (line.strip().replaceAll(" +", " ").startsWith(verdict.strip())) {
        return;
      }
    }
  }

  /** It ends with its input. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
