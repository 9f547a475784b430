package handson.redis.cli.grade;

import java.io.IOException;
import java.io.OutputStream;

/** Passes on what a submission prints at first, and drops the rest: a loop may print for ever. */
final class PrintedOutput extends OutputStream {
  private static final int MOST = 64 * 1024;

  private final OutputStream out;
  private int left = MOST;

  PrintedOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    if (left > 0) {
      left--;
      out.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    int taken = Math.min(left, length);
    left -= taken;
    out.write(bytes, offset, taken);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
