package handson.redis.expire;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A log that forgets: each entry has a time to live of its own, and vanishes when it is over.
 *
 * <p>Redis lets keys expire, not the elements of a list. So the log is a sorted set in which an
 * entry's score is the instant at which it expires, in milliseconds since 1970:
 *
 * <pre>
 *   member        score
 *   appended                 -3     the counter that numbers the entries
 *   2:disk full   1767225660000     expires first
 *   1:started     1767229200000
 *   3:night run   1767312000000     the key expires with this one
 * </pre>
 *
 * <p>What has expired is the front of the set: a reader leaves it out, and an append takes it away.
 * Entries are read in the order in which they were appended, which their numbers say, and not in
 * the order in which they expire. The number also keeps two entries with the same text apart.
 *
 * <p>The server's clock decides, never a program's own: a reader whose clock is slow sees no dead
 * entry, and a writer whose clock is fast makes none that lives too long. An entry lives for its
 * time to live to within a millisecond.
 *
 * <p>Nothing grows without bound: what has expired is gone from Redis after the next append, and the
 * whole log, its counter included, expires with its last entry; at no moment has it no time to
 * live. All keys of a log start with its name. Each method is one atomic step in the server, and
 * sends no command for each entry. A time to live is 1 ms to {@link TimeToLive#LONGEST}, else it is
 * an {@link IllegalArgumentException} and nothing is appended.
 *
 * <p>A {@code null} argument is a {@link NullPointerException} before Redis is asked: clients do not
 * agree on what it means.
 *
 * <p>Commands, for N entries of which M have expired: EVALSHA with TIME, ZINCRBY and ZADD, O(log
 * N), ZREMRANGEBYSCORE, O(log N + M), ZRANGE with BYSCORE, O(log N) and the entries that it answers
 * with, ZCOUNT, O(log N), PEXPIREAT, O(1).
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/sorted-sets/">Sorted sets</a>
 * @see <a href="https://redis.io/docs/latest/commands/expire/">EXPIRE</a>
 */
public interface ExpiringLog {

  /**
   * Appends an entry.
   *
   * @param text may be empty, and may be that of another entry
   * @param timeToLive from now, longer or shorter than those of the entries before
   * @return the entry's number: greater than that of each entry that is still there
   */
  long append(String log, String text, Duration timeToLive);

  /**
   * The entries that have not expired, in the order in which they were appended.
   *
   * @return empty where there is no such log
   */
  List<Entry> read(String log);

  /** How many entries have not expired. */
  long size(String log);

  /**
   * An entry.
   *
   * @param number the higher, the later it was appended
   */
  record Entry(long number, String text) {}

  // snippet: entries
  /**
   * The entries of the set's members, in order, for implementations.
   *
   * @param members each is {@code number:text}
   */
  static List<Entry> entries(Collection<String> members) {
    return members.stream()
        .map(member -> {
          int colon = member.indexOf(':');
          return new Entry(Long.parseLong(member.substring(0, colon)), member.substring(colon + 1));
        })
        .sorted(Comparator.comparingLong(Entry::number))
        .toList();
  }
  // end
}
