package handson.redis.datatypes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How many different visitors a page had, estimated in 12 kB however many there were.
 *
 * <p>A page is one key with a HyperLogLog: it remembers of each visitor a few bits of a hash and no
 * name, so nobody can ask it who was there, and nobody can be taken out of it. A count is an
 * estimate with a standard error of 0.81 %: two of three are closer to the truth than that, and
 * nearly all are within 2.5 %. The same visitors, in whatever order, through whatever client, lead
 * to the same estimate. A page that does not exist counts 0, and asking does not create it.
 *
 * <p>Every change is one atomic step in the server, so visits from several programs add up without
 * a lock, and a visitor who is added twice changes nothing.
 *
 * <p>Where a key holds something else than a HyperLogLog, the methods throw {@link
 * IllegalStateException} with its name, and it stays as it was; those for several pages name all
 * that they asked for. An empty collection sends nothing.
 *
 * <p>Commands: PFADD, O(1) for each visitor; PFCOUNT, O(1) for one page, and for several O(N) with
 * 12 kB each, so not for every page view; PFMERGE, O(N) in the same way.
 *
 * @see <a
 *     href="https://redis.io/docs/latest/develop/data-types/probabilistic/hyperloglogs/">HyperLogLog</a>
 * @see <a href="https://algo.inria.fr/flajolet/Publications/FlFuGaMe07.pdf">Flajolet and others,
 *     HyperLogLog: the analysis of a near-optimal cardinality estimation algorithm, 2007</a>
 */
public interface UniqueVisitors {
  /** How many visitors go into one command at most. */
  int MOST_AT_ONCE = 1_000;

  /**
   * Adds a visitor.
   *
   * @param visitor any text that tells visitors apart
   * @return whether this changed what the page remembers; a visitor who is new does so for certain
   *     only while the page has few, and one who was there before never does
   */
  boolean add(String page, String visitor);

  /**
   * Adds many visitors in few round trips, at most {@link #MOST_AT_ONCE} with a command: one huge
   * command would make all other clients wait.
   *
   * @return whether this changed what the page remembers
   */
  boolean addAll(String page, Collection<String> visitors);

  /** About how many different visitors a page had. */
  long count(String page);

  /**
   * About how many different visitors several pages had together; who was on two of them counts
   * once.
   *
   * @return 0 where there is no page
   */
  long countTogether(Collection<String> pages);

  /**
   * Merges pages, or days, into one that goes on existing without them. What the target remembered
   * stays, so merging once more, or a day at a time, is harmless.
   *
   * @param target need not exist; it is not created where the collection is empty; a page
   *     that does not exist counts as an empty one
   */
  void merge(String target, Collection<String> pages);

  /**
   * The visitors in their order, in lists of {@link #MOST_AT_ONCE}, the last one of what is left;
   * for implementations.
   */
  static List<List<String>> batches(Collection<String> visitors) {
    List<String> all = List.copyOf(visitors);
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
      batches.add(all.subList(from, Math.min(from + MOST_AT_ONCE, all.size())));
    }
    return batches;
  }
}
