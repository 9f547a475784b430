package handson.redis.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a crawler still has to fetch, and what it has fetched. Each URL is in it once, however many
 * programs find it at the same moment, and none is lost when a worker dies.
 *
 * <p>A frontier F is four keys:
 *
 * <pre>
 *   F:pages    hash         every URL that was ever added -&gt; its depth
 *   F:waiting  sorted set   URLs to fetch; score = depth * 2^32 + how many URLs came before it
 *   F:leases   sorted set   URLs in work; score = when the lease ends, in ms of the server's clock
 *   F:results  list         what came of the URLs that are done, in the order of that
 * </pre>
 *
 * <p>A score is exact for depths below 2^21 and up to 2^32 URLs.
 *
 * <p>A URL is in exactly one of three states: waiting, in work, or done. Each method is one step of
 * the server, so at no moment does anybody see a URL in two of them or in none. A worker that dies
 * leaves a lease behind; when it has ended, the next {@link #take} hands the URL out again. So a
 * page may be fetched twice, and its result is still there once.
 *
 * <p>URLs are compared as they are: normalise them before. A call that changes something gives all
 * keys of the frontier {@link #KEPT} from now, so that a crawl that nobody continues does not stay
 * for ever. In a Redis Cluster, name the frontier with a hash tag, <code>crawl:{site}</code>: all
 * keys are then in one slot.
 *
 * <p>Commands, for N URLs: EVALSHA with HLEN, HSETNX, HGET, RPUSH, TIME and PEXPIRE, each O(1), and
 * ZADD, ZREM, ZPOPMIN and ZRANGE BYSCORE, each O(log N); LRANGE, O(S + M) for an offset S and M
 * results; UNLINK, O(1) before the answer.
 *
 * @see <a href="https://redis.io/docs/latest/develop/programmability/eval-intro/">Scripting</a>
 * @see <a href="https://nlp.stanford.edu/IR-book/html/htmledition/the-url-frontier-1.html">The URL
 *     frontier, in: Manning, Raghavan, Schütze, Introduction to Information Retrieval</a>
 */
public interface Frontier {
  /** How long the keys stay after the last change. */
  Duration KEPT = Duration.ofDays(7);

  /**
   * Adds URLs to start from, with depth 0, in their order. One that was ever added stays as it is.
   *
   * @param limit how many URLs the frontier may have in all, done ones included, 0 or more; those
   *     beyond are left out
   * @return how many were new
   * @throws IllegalArgumentException where the limit is negative
   */
  long add(String frontier, Collection<String> urls, long limit);

  /**
   * Takes a URL to fetch: one whose lease has ended, the longest ago first; else of those that wait
   * the one with the lowest depth, and of these the one that was added first.
   *
   * @param lease how long the URL is the caller's, in whole milliseconds, 1 ms or more
   * @return empty where there is none at the moment; see {@link Progress#isFinished} for whether
   *     there may be one later
   * @throws IllegalArgumentException where the lease is shorter than 1 ms
   */
  Optional<Page> take(String frontier, Duration lease);

  /**
   * Makes a lease end later, or sooner: a worker calls this while it is still at work. A lease of 0
   * gives the URL back.
   *
   * @param lease from now, in whole milliseconds, 0 or more
   * @return false where the URL is not in work (any more); nothing is changed then
   * @throws IllegalArgumentException where the lease is negative
   */
  boolean extend(String frontier, String url, Duration lease);

  /**
   * Ends the work on a URL: its result goes to the end of the results, and the links that were found
   * there and are new wait from now on, in their order, one deeper than it. The first result counts,
   * whoever brings it, even after its lease has ended.
   *
   * @param limit as in {@link #add}, for the links
   * @return false where the URL is not in work (any more); nothing is changed then
   * @throws IllegalArgumentException where the limit is negative
   */
  boolean done(String frontier, String url, String result, Collection<String> links, long limit);

  /**
   * Results, in the order in which they came. Nobody takes them away, so several programs can read
   * them, each from where it is.
   *
   * @param from how many to leave out, 0 or more
   * @return empty where there are no more
   * @throws IllegalArgumentException where {@code from} is negative
   */
  List<String> results(String frontier, long from);

  /** How many URLs are in which state, all counted at one moment. */
  Progress progress(String frontier);

  /** Deletes the frontier with all that it holds. */
  void delete(String frontier);

  /**
   * A URL to fetch.
   *
   * @param depth how many links it is away from a start: those of the way on which it was found
   *     first
   */
  record Page(String url, int depth) {}

  /**
   * How far a crawl is.
   *
   * @param inWork taken and not done, even where the lease has ended
   */
  record Progress(long waiting, long inWork, long done) {

    /** Whether there is nothing left to take, now and later: who is at work may still add links. */
    public boolean isFinished() {
      return waiting == 0 && inWork == 0;
    }
  }

  /** The key of all URLs with their depths, for implementations. */
  static String pagesKey(String frontier) {
    return frontier + ":pages";
  }

  /** The key of the URLs that wait, for implementations. */
  static String waitingKey(String frontier) {
    return frontier + ":waiting";
  }

  /** The key of the URLs in work, for implementations. */
  static String leasesKey(String frontier) {
    return frontier + ":leases";
  }

  /** The key of the results, for implementations. */
  static String resultsKey(String frontier) {
    return frontier + ":results";
  }

  /** All keys, for implementations: pages, waiting, leases, results. */
  static List<String> keys(String frontier) {
    return List.of(
        pagesKey(frontier), waitingKey(frontier), leasesKey(frontier), resultsKey(frontier));
  }

  /**
   * The check of a limit or an offset, for implementations.
   *
   * @return the number
   * @throws IllegalArgumentException where it is negative
   */
  static long notNegative(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("It is " + number + "; give 0 or more.");
    }
    return number;
  }

  /**
   * The check of a lease, for implementations.
   *
   * @param least the fewest milliseconds
   * @return the lease in milliseconds
   * @throws IllegalArgumentException where it is shorter
   */
  static long millis(Duration lease, long least) {
    if (lease.toMillis() < least) {
      throw new IllegalArgumentException(
          "The lease is " + lease + "; give " + least + " ms or more.");
    }
    return lease.toMillis();
  }
}
