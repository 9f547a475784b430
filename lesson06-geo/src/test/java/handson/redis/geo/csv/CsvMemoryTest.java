package handson.redis.geo.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A file may be larger than the memory. */
final class CsvMemoryTest {
  private static final String LINE = "131016,0000000001,みほん市,中央図書館,35.681236,139.767125,休館日は月曜\n";

  @Test
  void linesOf200MegabytesTakeNoMoreThanOneLine() throws IOException {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long characters = 0;
    try (var lines = new Lines(new Endless("x".repeat(1 << 16), 200L << 20), Rows.LONGEST)) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (var line = lines.next(); line != null; line = lines.next()) {
        characters += line.text().length();
        assertThat(line.cut()).isTrue();
      }
      assertThat(characters).isEqualTo(Rows.LONGEST);
      assertThat(threads.getCurrentThreadAllocatedBytes() - before)
          .as("bytes allocated for one line of 200 MB")
          .isLessThan(20L << 20);
    }
  }

  @Test
  void rowsAreNotKept() throws IOException {
    try (var rows = new Rows(new Endless(LINE, 5L << 20), ',')) {
      long before = used();
      long most = 0;
      long count = 0;
      for (Row row = rows.next(); row != null; row = rows.next()) {
        if (++count % 40_000 == 0) {
          most = Math.max(most, used() - before);
        }
      }
      assertThat(count).isGreaterThan(80_000);
      assertThat(most).as("bytes kept after %d rows", count).isLessThan(16L << 20);
    }
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The same text again and again. */
  private static final class Endless extends Reader {
    private final String text;
    private long left;
    private int next;

    Endless(String text, long characters) {
      this.text = text;
      this.left = characters;
    }

    @Override
    public int read(char[] block, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = Math.min(length, text.length() - next);
      text.getChars(next, next + count, block, offset);
      next = (next + count) % text.length();
      left -= count;
      return count;
    }

    @Override
    public void close() {}
  }
}
