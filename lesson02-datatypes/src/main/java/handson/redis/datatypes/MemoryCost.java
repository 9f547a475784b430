package handson.redis.datatypes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What data costs in memory, depending on the structure that holds it: writes the same players in
 * each of them, and asks Redis for bytes and encoding.
 *
 * <p>Redis keeps a small hash, set or sorted set in one block of bytes, a listpack or an intset,
 * and turns it into a hash table or a skip list when it has more elements, or a longer one, than
 * the settings allow. It does not turn it back when it shrinks.
 *
 * <p>Commands: MEMORY USAGE key SAMPLES 0, O(N) for N elements, since it measures all of them;
 * OBJECT ENCODING, O(1); CONFIG GET, O(1) for one setting; MSET, HSET, RPUSH and SADD, O(1) for
 * each element, ZADD, O(log N).
 *
 * @see <a
 *     href="https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/memory-optimization/">
 *     Memory optimization</a>
 * @see <a href="https://redis.io/docs/latest/commands/memory-usage/">MEMORY USAGE</a>
 */
public interface MemoryCost {
  /** How many players go into one command, or keys into one round trip, at most. */
  int MOST_AT_ONCE = 1_000;

  /** How players can be kept. */
  enum Structure {
    /** One string a player, its points, under {@code KEY:NAME}. */
    STRINGS,
    /** One hash, with a field of points for each name. */
    HASH,
    /** One list of the names, in their order. */
    LIST,
    /** One set of the names. */
    SET,
    /** One sorted set of the names, with the points as scores. */
    SORTED_SET
  }

  /**
   * Adds players in few round trips. A list gets them at its end, even where it has them.
   *
   * @param points by name; up to 2^53, which is what a score holds exactly
   */
  void store(Structure structure, String key, Map<String, Long> points);

  /**
   * How many bytes keys take, with their names and values, as far as Redis counts them: their
   * places in its table of all keys are left out, and so is what the allocator cannot use.
   *
   * @return the sum; a key that does not exist adds nothing
   */
  long bytes(Collection<String> keys);

  /**
   * How Redis keeps a value: {@code listpack}, {@code hashtable} and so on.
   *
   * @return empty where there is no such key
   */
  Optional<String> encoding(String key);

  /**
   * A limit of the server's configuration, {@code hash-max-listpack-entries}.
   *
   * @return empty where this server has no such setting
   * @throws RuntimeException the client's, where it does not let everybody read its configuration
   */
  OptionalLong limit(String setting);

  /** The keys under which players are kept. */
  static List<String> keys(Structure structure, String key, Collection<String> names) {
    return structure == Structure.STRINGS
        ? names.stream().map(name -> key + ":" + name).toList()
        : List.of(key);
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
