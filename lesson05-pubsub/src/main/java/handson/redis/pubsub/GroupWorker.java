package handson.redis.pubsub;

import java.time.Duration;
import java.util.List;

/**
 * Members of a group share the work of a stream: each event goes to one of them, and stays in the
 * group's pending list until somebody acknowledges it. What a member held that died comes back.
 *
 * <pre>
 *   stream   [ 1 | 2 | 3 | 4 | 5 ]
 *                          ▲ the group has delivered up to here
 *   pending    2 ann, delivered once
 *              4 ben, delivered twice      1 and 3 are acknowledged
 * </pre>
 *
 * <p><b>At least once.</b> An event is delivered again until it is acknowledged, so no crash, of a
 * member or (with an append-only file that is written at each change) of the server, leaves one
 * undone. But who dies between the work and the acknowledgement, or works for longer than the idle
 * time after which others may claim, has it done twice. Make work idempotent.
 *
 * <p>The stream keeps what is acknowledged: other groups read it too. Only trimming forgets, also
 * what is pending still; that is nobody's work any more.
 *
 * <p>Any number of members, threads and programs may do all this at once; one that waits in {@link
 * #take} keeps nobody else from anything. Where the group does not exist, all but {@link #create}
 * end with the client's error (NOGROUP). A lost answer ends a call with the client's exception: it
 * may have run or not, and what a take or a claim got then is pending, and comes back.
 *
 * <p>Commands: XGROUP CREATE, XREADGROUP and XACK, O(1) an event; XPENDING, O(N) for N returned,
 * and with IDLE for N that are looked at; XCLAIM, O(log N) an event, or XAUTOCLAIM, O(1) for a
 * limited piece of the pending list, so that all of it takes many; EVALSHA with XPENDING and XGROUP
 * DELCONSUMER.
 *
 * @see <a href="https://redis.io/docs/latest/commands/xreadgroup/">XREADGROUP</a>
 * @see <a href="https://redis.io/docs/latest/commands/xclaim/">XCLAIM</a>
 * @see <a href="https://redis.io/docs/latest/commands/xgroup-delconsumer/">XGROUP DELCONSUMER</a>
 */
public interface GroupWorker {

  /**
   * Makes a group that begins with the oldest event of the stream, and makes the stream where there
   * is none. A group that exists stays as it is: every program may call this when it starts.
   *
   * @return whether this call made it
   */
  boolean create(String stream, String group);

  /**
   * Takes events that no member of the group has got yet, oldest first. They are the member's and
   * pending from now on. Where there are none it waits for one, in Redis, without asking again and
   * again. A server that is silent meanwhile ends it with the client's timeout; with Jedis after its
   * {@code blockingSocketTimeoutMillis}, which by default is never.
   *
   * @param count how many at most, 1 or more
   * @param patience how long to wait, in milliseconds, rounded up; 0 for not at all, 24 days at most
   * @return empty where none came
   * @throws IllegalArgumentException where the count is less than 1, or the patience negative or too
   *     long
   */
  List<Event> take(Member member, int count, Duration patience);

  /**
   * Says that the work on an event is done, whoever holds it: it is pending no more.
   *
   * @return whether it was pending
   */
  boolean ack(String stream, String group, String id);

  /**
   * Takes over, oldest first, what was delivered, to this member or another, and is still pending
   * after some time. In one step with the look at that time an event becomes the member's, its time
   * begins anew, and it counts as delivered once more: of two that claim at once, one gets it.
   *
   * <p>The whole pending list is gone through until there are enough. Events that the stream has
   * forgotten are not returned, and are pending no more.
   *
   * @param idle since the last delivery, in milliseconds, rounded up, 0 or more; longer than any work
   *     takes, or it is taken from the living
   * @param count how many at most, 1 or more
   * @throws IllegalArgumentException where the idle time is negative or the count less than 1
   */
  List<Event> claim(Member member, Duration idle, int count);

  /**
   * What is pending, oldest first.
   *
   * @param count how many at most, 1 or more
   * @throws IllegalArgumentException where the count is less than 1
   */
  List<Pending> pending(String stream, String group, int count);

  /**
   * Removes a member from the group, unless it holds something: Redis would forget with it what is
   * pending. Looking and removing are one step.
   *
   * @return whether the member is gone; false where it holds something, and nothing is changed:
   *     claim it first
   */
  boolean leave(Member member);

  /**
   * Works on one event: one that can be claimed, else a new one. When the handler has returned, and
   * not before, it is acknowledged. No other event is taken.
   *
   * @param idle as for {@link #claim}
   * @param patience as for {@link #take}
   * @return whether there was one
   * @throws Exception what the handler throws; the event stays pending, and comes back after the
   *     idle time
   */
  boolean work(Member member, Duration idle, Duration patience, EventHandler handler)
      throws Exception;

  /**
   * The check of a count, for implementations.
   *
   * @return the count
   * @throws IllegalArgumentException where it is less than 1
   */
  static int atLeastOne(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("The count is " + count + "; give 1 or more.");
    }
    return count;
  }

  /**
   * A patience in milliseconds, for implementations. Only a time of 0 is 0: that is for ever where
   * Redis blocks.
   *
   * @return rounded up
   * @throws IllegalArgumentException where it is negative, or longer than 24 days
   */
  static int patience(Duration time) {
    if (time.isNegative() || time.compareTo(Duration.ofDays(24)) > 0) {
      throw new IllegalArgumentException(
          "The patience is " + time + "; give 0 or more, and 24 days or less.");
    }
    return (int) time.plusNanos(999_999).toMillis();
  }

  /**
   * An idle time in milliseconds, for implementations.
   *
   * @return rounded up; of what nobody lives to see, the longest that there is
   * @throws IllegalArgumentException where it is negative
   */
  static long idle(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("The idle time is " + time + "; give 0 or more.");
    }
    Duration longest = Duration.ofMillis(Long.MAX_VALUE);
    return time.compareTo(longest) < 0 ? time.plusNanos(999_999).toMillis() : Long.MAX_VALUE;
  }
}
