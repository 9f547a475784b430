package handson.redis.datatypes;

import java.util.List;

/**
 * Many small counters in one string, one byte each: failed logins of users, hits on the pages of a
 * book.
 *
 * <p>Counter 0 is the first byte of the string, counter 7 the eighth, and its eight bits are the
 * count, from 0 to {@link #MOST}. A counter that was never changed is 0, and so are all of a key
 * that does not exist. What would go over {@link #MOST} stops there, and what would go below 0 stops
 * at 0; it does not start anew at the other end.
 *
 * <p>The string reaches from counter 0 to the highest that was ever changed, used or not, even where
 * the change was by 0: dense indexes from 0 are a requirement. Counter 536,870,911 alone costs 512
 * MB, allocated at once, while all other clients wait.
 *
 * <p>Every change is one atomic step in the server, so additions from several programs add up
 * without a lock.
 *
 * <p>Where an index is out of range, the methods throw {@link IllegalArgumentException} before Redis
 * is asked; where the key holds no string, {@link IllegalStateException} with its name, and it stays
 * as it was. An empty list sends nothing.
 *
 * <p>Commands: BITFIELD, O(1) for each counter, but a change beyond the end allocates all bytes up
 * to there; STRLEN, O(1).
 *
 * @see <a href="https://redis.io/docs/latest/commands/bitfield/">BITFIELD</a>
 */
public interface CompactCounters {
  /** The highest count, of eight bits. */
  int MOST = 255;

  /** The highest index: the last byte of a string of 512 MB, the longest in Redis. */
  int HIGHEST_INDEX = (1 << 29) - 1;

  /**
   * Adds to a counter.
   *
   * @param index 0 to {@link #HIGHEST_INDEX}
   * @param amount negative to subtract
   * @return the new count
   */
  long add(String key, int index, long amount);

  /**
   * Makes several changes in one round trip, and in one step: nobody sees a part of them.
   *
   * @param changes in the order in which they are made; the same counter may come again
   * @return the new count after each change, in their order
   */
  List<Long> addAll(String key, List<Change> changes);

  /**
   * Reads several counters in one round trip. Only these leave the server, not the whole string, and
   * asking creates no key.
   *
   * @param indexes each 0 to {@link #HIGHEST_INDEX}; the same one may come again
   * @return the counts, in the order of the indexes
   */
  List<Long> counts(String key, List<Integer> indexes);

  /** How many bytes the string has; 0 where there is none. */
  long bytes(String key);

  /**
   * An addition to a counter.
   *
   * @param index 0 to {@link #HIGHEST_INDEX}; another one is an {@link IllegalArgumentException}
   * @param amount negative to subtract
   */
  record Change(int index, long amount) {
    public Change {
      inRange(index);
    }
  }

  /**
   * The check of an index, for implementations.
   *
   * @return the index
   * @throws IllegalArgumentException where it is not between 0 and {@link #HIGHEST_INDEX}
   */
  static int inRange(int index) {
    if (index < 0 || index > HIGHEST_INDEX) {
      throw new IllegalArgumentException(
          "There is no counter " + index + "; give 0 to " + HIGHEST_INDEX + ".");
    }
    return index;
  }
}
