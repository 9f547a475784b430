package handson.redis.expire;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Walks a database and reports what fills it: how many keys of which type there are, which never
 * expire, and which are the largest. It writes nothing, and keeps nobody waiting for longer than a
 * page takes.
 *
 * <p>Keys are found with SCAN, in pages with a COUNT of 100 to 1,000. Each page is looked at in one
 * round trip: a pipeline, or a script. KEYS stops everybody for the whole walk; a round trip for
 * each key makes the walk last a hundred times as long. Values are not fetched, and not measured
 * element by element: MEMORY USAGE looks at a few of them, and SAMPLES 0 would look at all.
 *
 * <p>The memory that it takes does not grow with the number of keys. So what SCAN returns twice,
 * while Redis resizes its table of keys, is counted twice: counts are close, and exact where the
 * table keeps its size. It grows as keys are written, and shrinks by itself some time after many
 * were deleted or have expired. A key that is gone by the time it is looked at is left out, as soon as one answer says
 * so. Keys that are written during the walk may be seen or not.
 *
 * <p>Names of keys are read as UTF-8; one that is something else may be left out.
 *
 * <p>Commands: SCAN, O(1) for a page and O(n) for the walk past all n keys; PTTL and TYPE, O(1);
 * MEMORY USAGE, O(5) with its default of 5 samples; DBSIZE, O(1).
 *
 * @see <a href="https://redis.io/docs/latest/commands/scan/">SCAN</a>
 * @see <a href="https://redis.io/docs/latest/commands/memory-usage/">MEMORY USAGE</a>
 */
public interface KeyAudit {
  /** A report names no more keys than this of a kind. */
  int MOST = 100;

  /**
   * Walks the database once.
   *
   * @param pattern which keys to look at, as MATCH of SCAN has it; {@code *}: all
   * @param most how many of the largest keys, and of those that never expire, to name; 1 to {@value
   *     #MOST}
   * @param progress is told after each page, and at the end
   * @return what was found; all empty where no key matches
   * @throws IllegalArgumentException where {@code most} is out of range; nothing is sent
   */
  Report audit(String pattern, int most, Progress progress);

  /** Is told how far the walk is. */
  @FunctionalInterface
  interface Progress {
    /**
     * A page is done. What this throws ends the audit.
     *
     * @param walked how many keys, matching or not, the walk has passed, taking each page for as
     *     many as its COUNT; never less than before and never more than {@code total}, which it is
     *     when the walk is over
     * @param total how many keys the database had at the start
     */
    void walked(long walked, long total);
  }

  /**
   * A key and what it takes.
   *
   * @param type as TYPE has it: {@code string}, {@code hash}, {@code zset}
   * @param bytes with its name, as MEMORY USAGE estimates it
   */
  record LargeKey(String key, String type, long bytes) {
    /** The largest first, then by name. */
    static final Comparator<LargeKey> ORDER =
        Comparator.comparingLong(LargeKey::bytes).reversed().thenComparing(LargeKey::key);
  }

  /**
   * What an audit found.
   *
   * @param keys how many keys matched
   * @param withoutTtl how many of them never expire
   * @param types how many there are of each type, by its name
   * @param largest the largest, the largest first and then by name; each once
   * @param lasting the first by name of those that never expire; each once
   */
  record Report(
      long keys,
      long withoutTtl,
      Map<String, Long> types,
      List<LargeKey> largest,
      List<String> lasting) {}

  /**
   * Counts keys and remembers the few to name, for implementations. It takes no more memory for a
   * million keys than for {@code most}.
   */
  final class Tally {
    private final int most;
    private final Map<String, Long> types = new TreeMap<>();
    private final TreeSet<LargeKey> largest = new TreeSet<>(LargeKey.ORDER);
    private final TreeSet<String> lasting = new TreeSet<>();
    private long keys;
    private long withoutTtl;

    /**
     * @param most how many keys of a kind to name
     * @throws IllegalArgumentException where it is not 1 to {@value #MOST}
     */
    public Tally(int most) {
      if (most < 1 || most > MOST) {
        throw new IllegalArgumentException(
            "A report of %d keys of a kind; ask for 1 to %d.".formatted(most, MOST));
      }
      this.most = most;
    }

    /** Counts a key that is there. */
    public void add(String key, String type, boolean expires, long bytes) {
      keys++;
      types.merge(type, 1L, Long::sum);
      // SCAN may have returned it before, when it was of another size.
      largest.removeIf(known -> known.key().equals(key));
      largest.add(new LargeKey(key, type, bytes));
      if (largest.size() > most) {
        largest.pollLast();
      }
      if (!expires) {
        withoutTtl++;
        lasting.add(key);
        if (lasting.size() > most) {
          lasting.pollLast();
        }
      }
    }

    /** What was counted so far. */
    public Report report() {
      return new Report(
          keys,
          withoutTtl,
          Collections.unmodifiableMap(new TreeMap<>(types)),
          List.copyOf(largest),
          List.copyOf(lasting));
    }
  }
}
