package handson.redis.queue.crawl;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * Bytes that break off at a deadline, or where their reader is told to stop: a parser asks for the
 * next ones only when it is through with those before, so this ends it, however slow a page makes it.
 */
final class TimedBytes extends FilterInputStream {
  private static final int PIECE = 4_096;

  private final long end;

  TimedBytes(byte[] bytes, Duration deadline) {
    super(new ByteArrayInputStream(bytes));
    this.end = System.nanoTime() + deadline.toNanos();
  }

  @Override
  public int read() throws IOException {
    check();
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    check();
    return super.read(bytes, offset, Math.min(length, PIECE));
  }

  /**
   * The same for what comes after the reading.
   *
   * @throws InterruptedIOException where it is over
   */
  void check() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("told to stop");
    }
    if (System.nanoTime() - end > 0) {
      throw new InterruptedIOException("no end in time");
    }
  }
}
