package handson.redis.expire;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cache beside a slow source: who needs a value asks Redis first, and where it is not there loads
 * it from the source and leaves it in Redis for a while.
 *
 * <p><b>What is cached.</b> A value is JSON under {@link CachePolicy#valueKey}; that the source has
 * none is remembered as {@link #ABSENT}, which is no JSON. Every time to live is drawn anew from
 * {@code ttl} (or {@code absentTtl}) times {@code 1 - jitter} to {@code 1 + jitter}; a hit leaves it
 * as it is. A text that cannot be read as the asked type (an older program's form, the JSON {@code
 * null}) is a miss and is replaced.
 *
 * <p><b>Single flight.</b> To load a value takes its lease: {@link CachePolicy#leaseKey}, a string
 * with a token that nobody else uses, which ends by itself after {@code lease}. Whoever finds it
 * taken, in this program or another, waits for the value; where the lease goes without one, the
 * next in turn takes it. Who has waited for {@code patience} loads without a lease. What was loaded
 * is stored, and the lease removed, in one step and only where the lease still has the loader's
 * token. So a load that took too long, or that an update overtook, is answered and not cached. Nor
 * is what was loaded before Redis had given the lease: an answer may be lost and the lease taken
 * later, after an update.
 *
 * <p><b>Where Redis is away</b> (it refuses or breaks connections, it does not answer within {@code
 * timeout}, it says that it {@link #cannotServe}) the value comes from the loader. One call waits
 * for {@code timeout} twice at most, beside the load. A hit is answered even where Redis refuses to
 * count it: its memory is full, it has too few replicas. Any other error that Redis answers with
 * (WRONGTYPE: the key holds a list) is a mistake that somebody must see: it is the client's
 * exception, and the loader does not run. Where such an error comes after the load or the write, it
 * does not hide what they brought: a loaded value is answered, an exception of theirs is thrown.
 *
 * <p>The loader's exception reaches its own caller; nothing is cached, the lease goes at once. An
 * interrupted caller does not wait for another's load, loads, and stays interrupted.
 *
 * <p><b>In a Redis Cluster</b> a value, its lease and the statistics have to be in one slot: give
 * the cache a hash tag, as in <code>{products}</code>. To spread it over slots, number the caches,
 * <code>{products:0}</code> to <code>{products:63}</code>, and choose by the id.
 *
 * <p>Commands: GET, SET with PX, DEL, HINCRBY, PEXPIRE, all O(1), and HGETALL of three fields. In a
 * script, a hit with its statistics is one round trip.
 *
 * @see <a href="https://redis.io/docs/latest/commands/set/">SET, with the pattern of a lock</a>
 * @see <a href="https://www.usenix.org/conference/nsdi13/technical-sessions/presentation/nishtala">
 *     Scaling Memcache at Facebook, 3.2.1: leases</a>
 */
public interface CacheAside {
  /** What stands in Redis for a value that the source does not have. */
  String ABSENT = "absent";

  /** How long the statistics are kept after the last call that they count. */
  Duration STATISTICS_TTL = Duration.ofDays(7);

  /**
   * Gets a value from the cache, or else from the source.
   *
   * @param id any text
   * @param type of the value: a class that Jackson reads and writes as JSON
   * @param loader asks the source; it answers empty where that has no value
   * @return empty where the source has none
   * @throws RuntimeException what the loader throws
   */
  <V> Optional<V> get(CachePolicy cache, String id, Class<V> type, Supplier<Optional<V>> loader);

  /**
   * Changes the source, and after that takes the value and its lease out of the cache, where the
   * write throws as well: nobody knows what it changed. A value that was loaded before the change
   * is not cached after it.
   *
   * @param write changes the source
   * @return false where Redis is away: the old value may stay cached, at most to the end of its time
   *     to live
   * @throws RuntimeException what the write throws; the client's, where Redis answers the removal
   *     with an error
   */
  boolean update(CachePolicy cache, String id, Runnable write);

  /**
   * What all programs have counted: kept in Redis in a hash, {@link CachePolicy#statisticsKey}, with
   * the fields {@code gets}, {@code misses} and {@code loads}.
   *
   * @return zeros where nothing was counted for {@link #STATISTICS_TTL}
   * @throws RuntimeException the client's, where Redis is away
   */
  Statistics statistics(CachePolicy cache);

  /**
   * What a cache was worth. Calls that found Redis away, or unable to count, are not counted.
   *
   * @param hits calls of {@link #get} that found the value, or that there is none, at once
   * @param misses calls that did not, those included that then waited for another's load
   * @param loads leases that were taken, one for each load
   */
  record Statistics(long hits, long misses, long loads) {

    /**
     * Of the fields of the hash, for implementations. A call counts in {@code gets} first and may
     * count in {@code misses} a little later; the difference are the hits.
     */
    public static Statistics of(Map<String, String> fields) {
      long misses = number(fields, "misses");
      return new Statistics(number(fields, "gets") - misses, misses, number(fields, "loads"));
    }

    private static long number(Map<String, String> fields, String name) {
      return Long.parseLong(fields.getOrDefault(name, "0"));
    }
  }

  /**
   * Whether an error of Redis says that it cannot serve for now, for implementations: it is loading
   * its data, its memory is full, it cannot save, it is a replica without its master or a master
   * without its replicas, a script keeps it busy, it has too many connections.
   *
   * @param error as Redis sends it, its code first: {@code OOM command not allowed ...}
   */
  static boolean cannotServe(String error) {
    Set<String> codes = Set.of(
        "LOADING",
        "OOM",
        "MISCONF",
        "BUSY",
        "READONLY",
        "MASTERDOWN",
        "NOREPLICAS",
        "CLUSTERDOWN",
        "TRYAGAIN");
    // A refused connection has no code of its own.
    return codes.contains(error.split(" ", 2)[0]) || error.startsWith("ERR max number of clients");
  }

  /** The value in a cached text, for implementations; empty where this type cannot be read. */
  static <V> Optional<V> read(JsonMapper json, String text, Class<V> type) {
    try {
      return Optional.ofNullable(json.readValue(text, type));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /**
   * Waits a little for another's load, for implementations.
   *
   * @param patienceEnds a time of {@link System#nanoTime}
   * @return false where there is no time left, or the caller is interrupted, and stays so
   */
  static boolean paused(long patienceEnds) {
    // Not all at the same time, and not so often that the waiting keeps Redis busy.
    long pause = ThreadLocalRandom.current().nextLong(10, 50);
    if (patienceEnds - System.nanoTime() < MILLISECONDS.toNanos(pause)) {
      return false;
    }
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Tidies up after a failure, for implementations: the failure is what will be thrown. */
  static void tidyUp(Throwable failure, Runnable tidying) {
    try {
      tidying.run();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
