package handson.redis.geo.csv;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Makes an id for each row, such that the same file gives the same ids and two rows never share
 * one, in memory that does not grow with the file.
 *
 * <p>The first row with a value keeps it; one whose value may have come before gets its line behind
 * it: {@code 17}, then {@code 17#23}. "May": a Bloom filter remembers the values, which sometimes,
 * and the same in each reading, takes a new one for known. A value that ends like {@code #23}
 * itself always gets its line, and so does what is no id but a name.
 *
 * @see <a href="https://doi.org/10.1145/362686.362692">Bloom: Space/time trade-offs in hash
 *     coding</a>
 */
final class Ids {
  private static final int BITS = 1 << 25;
  private static final int PROBES = 4;
  private static final Pattern WITH_LINE = Pattern.compile(".*#\\d+", Pattern.DOTALL);

  private final String prefix;
  private final BitSet seen = new BitSet();

  Ids(String prefix) {
    this.prefix = prefix;
  }

  /** The id of a row that says what its id is. */
  String of(String value, long line) {
    boolean distinct = isNew(value) && !WITH_LINE.matcher(value).matches();
    return distinct ? prefix + ":" + value : ofName(value, line);
  }

  /** The id of a row that only has a name, or not even that. */
  String ofName(String name, long line) {
    return prefix + ":" + name + "#" + line;
  }

  private boolean isNew(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    var one = new CRC32();
    one.update(bytes);
    var other = new CRC32C();
    other.update(bytes);
    boolean fresh = false;
    for (int i = 0; i < PROBES; i++) {
      int bit = (int) ((one.getValue() + i * other.getValue()) % BITS);
      fresh |= !seen.get(bit);
      seen.set(bit);
    }
    return fresh;
  }
}
