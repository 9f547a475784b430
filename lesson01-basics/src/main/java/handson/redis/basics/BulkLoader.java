package handson.redis.basics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes, reads and counts thousands of keys in few round trips.
 *
 * <p>A client that waits for each answer spends its time on the way: at half a millisecond there
 * and back, 5,000 commands take 2.5 s, of which Redis works for some 10 ms. A pipeline sends on
 * without waiting. Here 100 to 1,000 commands are on their way at once (or one command with as many
 * keys): more saves hardly any time, but client and server hold all of it in memory.
 *
 * <p>A pipeline is no transaction: other clients' commands come in between, a command that fails
 * stops none of the others, and when the connection fails nobody knows how many of them were
 * carried out. The methods then throw what the client throws. Calls may come from several threads;
 * each gets the answers to its own commands. An empty collection sends nothing.
 *
 * <p>Commands: SET with PX, INCRBY, each O(1); MGET, O(n) for n keys.
 *
 * @see <a href="https://redis.io/docs/latest/develop/using-commands/pipelining/">Pipelining</a>
 */
public interface BulkLoader {
  /** How many commands, or keys of one command, are on their way at once at most. */
  int MOST_AT_ONCE = 1_000;

  /**
   * Writes keys with their values. What a key held is replaced, whatever its type. A key gets its
   * value and its time to live in one step, so that none is left without an end when the program
   * dies in between.
   *
   * @param entries the values by key
   * @param timeToLive of each key, in whole milliseconds: what is smaller is cut off
   * @throws IllegalArgumentException where the time to live is less than a millisecond; nothing is
   *     written
   * @throws RuntimeException the client's, where Redis refuses a write (as when its memory is
   *     full); others may have been carried out
   */
  void load(Map<String, String> entries, Duration timeToLive);

  /**
   * Reads values. A key that does not exist, or holds no string, is left out.
   *
   * @return the values by key, in the order of the keys
   */
  Map<String, String> read(List<String> keys);

  /**
   * Adds an amount to each of the numbers; a key that does not exist counts as 0. Where a key holds
   * no whole number, or the sum would not fit into 64 bits, this key stays as it was, and its
   * outcome says so; all others are counted.
   *
   * @param amounts what to add, by key; negative ones subtract
   * @return an outcome for each key, in the order of the map
   */
  List<Outcome> addAll(Map<String, Long> amounts);

  /**
   * How one command of many ended.
   *
   * @param value the sum; empty where the command failed
   * @param error what the server said; empty where the command succeeded
   */
  record Outcome(String key, OptionalLong value, Optional<String> error) {

    /** Of a command that succeeded. */
    public static Outcome of(String key, long value) {
      return new Outcome(key, OptionalLong.of(value), Optional.empty());
    }

    /** Of a command that failed. */
    public static Outcome failed(String key, String error) {
      return new Outcome(key, OptionalLong.empty(), Optional.of(error));
    }
  }

  /**
   * The check of a time to live, for implementations.
   *
   * @return its whole milliseconds
   * @throws IllegalArgumentException where it is less than one
   */
  static long milliseconds(Duration timeToLive) {
    if (timeToLive.toMillis() < 1) {
      throw new IllegalArgumentException(timeToLive + " is too short; give a millisecond or more.");
    }
    return timeToLive.toMillis();
  }

  /**
   * The items in their order, in lists of {@link #MOST_AT_ONCE}, the last one of what is left; for
   * implementations.
   */
  static <T> List<List<T>> batches(Collection<T> items) {
    List<T> all = List.copyOf(items);
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
      batches.add(all.subList(from, Math.min(from + MOST_AT_ONCE, all.size())));
    }
    return batches;
  }
}
