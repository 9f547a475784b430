package handson.redis.cli.grade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** The end of what a process prints; all of it is read, so that nobody waits for a full pipe. */
final class PrintedTail {
  private static final int KEPT = 8 * 1024;
  private static final long FLOOD = 16L * 1024 * 1024;

  private byte[] tail = new byte[0];
  private final Thread reader;
  private long total;

  private PrintedTail(InputStream in) {
    reader = new Thread(() -> read(in), "course-grade-printed");
    reader.setDaemon(true);
  }

  static PrintedTail of(InputStream in) {
    PrintedTail printed = new PrintedTail(in);
    printed.reader.start();
    return printed;
  }

  private void read(InputStream in) {
    byte[] buffer = new byte[64 * 1024];
    try (in) {
      for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
        add(buffer, size);
      }
    } catch (IOException e) {
      // It was ended.
    }
  }

  private synchronized void add(byte[] bytes, int size) {
    total += size;
    int kept = Math.min(tail.length, KEPT);
    byte[] all = Arrays.copyOfRange(tail, tail.length - kept, tail.length - kept + kept + size);
    System.arraycopy(bytes, 0, all, kept, size);
    tail = all.length <= KEPT ? all : Arrays.copyOfRange(all, all.length - KEPT, all.length);
  }

  /**
   * The last few KiB of a process that has ended: what it printed last may still be on its way.
   *
   * @param patience how long is waited where something else holds its output open
   */
  String last(Duration patience) throws InterruptedException {
    reader.join(patience.toMillis());
    return text();
  }

  private synchronized String text() {
    return new String(tail, StandardCharsets.UTF_8);
  }

  /** Whether it was more than anybody wants to read. */
  synchronized boolean isFlood() {
    return total > FLOOD;
  }
}
