package handson.redis.geo.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/** The lines of a text, whatever ends them, none of which takes more memory than a limit. */
final class Lines implements Closeable {
  private static final int END = -1;

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
    var text = new StringBuilder();
    boolean cut = false;
    int c = read();
    if (c == END) {
      return null;
    }
    number++;
    while (c != END && c != '\n' && c != '\r') {
      if (text.length() < limit) {
        text.append((char) c);
      } else {
        cut = true;
      }
      c = read();
    }
    skipLineFeed = c == '\r';
    return new Line(number, text.toString(), cut);
  }

  private int read() throws IOException {
    int c = character();
    if (skipLineFeed) {
      skipLineFeed = false;
      return c == '\n' ? character() : c;
    }
    return c;
  }

  private int character() throws IOException {
    if (next == length) {
      length = in.read(block);
      next = 0;
      if (length <= 0) {
        length = 0;
        return END;
      }
    }
    return block[next++];
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
