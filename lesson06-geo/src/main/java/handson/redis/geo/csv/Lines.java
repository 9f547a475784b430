package handson.redis.geo.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/** The lines of a text, whatever ends them, none of which takes more memory than a limit. */
final class Lines implements Closeable {
  private final Reader in;
  private final int limit;
  private final char[] block = new char[1 << 15];
  private int length;
  private int next;
  private long number;
  private boolean skipLineFeed;

  /**
   * @param limit the most characters that are kept of a line
   */
  Lines(Reader in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * @param number from 1
   * @param text without the line break, and cut at the limit
   * @param cut whether there was more of it
   */
  record Line(long number, String text, boolean cut) {}

  /** The next line, or null where there is none. */
  Line next() throws IOException {
    if (skipLineFeed && hasMore() && block[next] == '\n') {
      next++;
    }
    skipLineFeed = false;
    if (!hasMore()) {
      return null;
    }
    number++;
    var text = new StringBuilder();
    boolean cut = false;
    boolean end = false;
    while (!end && hasMore()) {
      int from = next;
      while (next < length && block[next] != '\n' && block[next] != '\r') {
        next++;
      }
      int room = Math.min(next - from, limit - text.length());
      text.append(block, from, room);
      cut |= room < next - from;
      end = next < length;
    }
    if (end) {
      skipLineFeed = block[next++] == '\r';
    }
    return new Line(number, text.toString(), cut);
  }

  private boolean hasMore() throws IOException {
    if (next == length) {
      length = Math.max(in.read(block), 0);
      next = 0;
    }
    return length > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
