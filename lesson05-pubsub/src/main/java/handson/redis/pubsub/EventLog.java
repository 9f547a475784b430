package handson.redis.pubsub;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A stream as a log of events: writers append, and each reader goes through it at its own pace, as
 * often as it likes. Reading removes nothing, so a reader that comes late, or was away, still gets
 * what is there: it only has to keep the id of the last event that it has seen.
 *
 * <pre>
 *   append ──▶ [ 1000-0 | 1000-1 | 1007-0 | 1012-0 ]
 *   forgotten ◀──┘           ▲                 ▲
 *                    a reader's position     latest
 * </pre>
 *
 * <p>Redis gives the ids, from its own clock. They grow even where that clock is set back, and no
 * event ever gets in between or in front, so the id of an event is a position: behind it are
 * exactly those that were appended later.
 *
 * <p><b>A log is bounded.</b> Each append may forget the oldest. Redis keeps about {@link #SLACK}
 * events together in a node, and to free whole nodes is much cheaper than to rewrite one: so a log
 * may hold up to that many more than it was asked to keep. A reader that is so far behind that its
 * next events are forgotten goes on with the oldest that is left.
 *
 * <p>Any number of threads and programs may do all this at once; one that waits in {@link #read}
 * keeps nobody else from anything. Appends are not idempotent: after a lost answer, which ends a call
 * with the client's exception, the event may be there, and a second attempt makes a second event. No
 * append is attempted twice by itself. A log that does not exist is empty.
 *
 * <p>Commands: XADD, O(1), and O(N) for N events that it forgets; XREAD, XRANGE and XREVRANGE, O(N)
 * for N events that they return, once the place is found; XTRIM, O(N) for N that it forgets.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/streams/">Streams</a>
 * @see <a href="https://redis.io/docs/latest/commands/xadd/">XADD</a>
 * @see <a href="https://redis.io/docs/latest/commands/xread/">XREAD</a>
 */
public interface EventLog {
  /** The position before the first event. */
  String START = "0-0";

  /** How many events more than asked for a log may hold: those of a node, by default 100. */
  int SLACK = 100;

  /**
   * Appends an event, and in the same step forgets the oldest of a log that got too long.
   *
   * @param fields at least one
   * @param most how many events to keep, 1 or more: these are kept, and up to {@link #SLACK} older
   *     ones
   * @return the event's id, which Redis gave
   * @throws IllegalArgumentException where there is no field, or most is less than 1
   */
  String append(String log, Map<String, String> fields, int most);

  /**
   * The events behind a position, oldest first. Where there are none it waits for one, in Redis,
   * without asking again and again. A server that is silent meanwhile ends it with the client's
   * timeout; with Jedis after its {@code blockingSocketTimeoutMillis}, which by default is never.
   *
   * @param after {@link #START}, or the id of the last event that was seen; that one is not
   *     returned, and need not be there any more
   * @param count how many at most, 1 or more
   * @param patience how long to wait, in milliseconds, rounded up; 0 for not at all, 24 days at most
   * @return empty where none came
   * @throws IllegalArgumentException where the count is less than 1, or the patience negative or too
   *     long
   */
  List<Event> read(String log, String after, int count, Duration patience);

  /**
   * The newest events, newest first.
   *
   * @param count how many at most, 1 or more
   * @throws IllegalArgumentException where the count is less than 1
   */
  List<Event> latest(String log, int count);

  /**
   * The page that follows {@link #latest} or another page of this: what was appended before an
   * event, newest first.
   *
   * @param id of an event, the last of the page before; it is not returned, and need not be there
   *     any more
   * @param count how many at most, 1 or more
   * @throws IllegalArgumentException where the count is less than 1
   */
  List<Event> before(String log, String id, int count);

  /**
   * The events of a time, oldest first, by the server's clock and to the millisecond.
   *
   * @param from events of this millisecond are returned; {@link Instant#MIN} for all
   * @param to events of this millisecond are not, so that days that follow each other share none;
   *     {@link Instant#MAX} for all
   * @param count how many at most, 1 or more
   * @return empty where from is not before to
   * @throws IllegalArgumentException where the count is less than 1
   */
  List<Event> between(String log, Instant from, Instant to, int count);

  /**
   * Forgets all events that are older than a time, and no other.
   *
   * @param time an event of this millisecond stays
   * @return how many were forgotten
   */
  long forgetBefore(String log, Instant time);

  /**
   * The check of a number, for implementations.
   *
   * @return the number
   * @throws IllegalArgumentException where it is less than 1
   */
  static int atLeastOne(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("The number is " + number + "; give 1 or more.");
    }
    return number;
  }

  /**
   * The check of the fields, for implementations.
   *
   * @return the fields
   * @throws IllegalArgumentException where there is none
   */
  static Map<String, String> notEmpty(Map<String, String> fields) {
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("The event has no field; give one or more.");
    }
    return fields;
  }

  /**
   * A patience in milliseconds, for implementations. Only a patience of 0 is 0: that is for ever
   * where Redis blocks.
   *
   * @return rounded up
   * @throws IllegalArgumentException where it is negative, or longer than 24 days
   */
  static int patience(Duration patience) {
    if (patience.isNegative() || patience.compareTo(Duration.ofDays(24)) > 0) {
      throw new IllegalArgumentException(
          "The patience is " + patience + "; give 0 or more, and 24 days or less.");
    }
    return (int) patience.plusNanos(999_999).toMillis();
  }

  /**
   * The first number of the ids of a millisecond, for implementations.
   *
   * @return of what is before 1970 the first there is, and of what no clock shows the last
   */
  static long millis(Instant time) {
    if (time.isBefore(Instant.EPOCH)) {
      return 0;
    }
    Instant last = Instant.ofEpochMilli(Long.MAX_VALUE);
    return time.isBefore(last) ? time.toEpochMilli() : Long.MAX_VALUE;
  }
}
