package handson.redis.pubsub;

import java.util.List;
import java.util.Optional;

/**
 * What a group does with an event that fails again and again, or kills whoever works on it: after
 * some deliveries it is moved from the pending list to a stream of dead letters, where somebody
 * looks at it, and puts it back when the fault is mended.
 *
 * <pre>
 *   stream ──▶ pending, 1 ──▶ pending, 2 ──▶ pending, 3 ──▶ dead letters
 *     ▲            claim          claim          bury            │
 *     └──────────────────────── requeue ─────────────────────────┘
 * </pre>
 *
 * <p>A dead letter is an entry of the stream {@link #deadKey}. It has first the fields {@code
 * dead:id}, {@code dead:group}, {@code dead:error} and {@code dead:deliveries}, and then those of
 * the event, whose names must not be these. About the newest {@link #MOST_DEAD} letters are kept:
 * who never looks at them must not fill the memory.
 *
 * <p>To bury and to requeue are each one step: at no moment, and after no crash, is an event in
 * both places or in neither. Where an event has more than {@link #MOST_FIELDS} fields, they may end
 * with the client's exception, and change nothing. In a Redis Cluster both streams have to be in one
 * slot: name the stream with a hash tag, <code>{orders}</code>.
 *
 * <p>The stream keeps what is buried, for other groups. What is requeued is a new event, which all
 * groups get.
 *
 * <p>Commands, for N fields: XPENDING with one id and XACK, O(1); EVALSHA with XPENDING, XRANGE,
 * XADD and XACK or XDEL, O(N); XRANGE.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/streams/">Streams: recovering from
 *     permanent failures</a>
 * @see <a href="https://redis.io/docs/latest/commands/xpending/">XPENDING</a>
 */
public interface PoisonMessages {
  /** How many dead letters are kept, and up to 100 more: whole nodes of the stream. */
  int MOST_DEAD = 1_000;

  /** How many fields an event may have: a Lua script passes on about so many, and no more. */
  int MOST_FIELDS = 3_900;

  /** What became of an event. */
  enum Outcome {
    /**
     * Handled, and pending no more. Who was slower than the idle time may come to this although
     * another one has buried the event meanwhile: then it is done, and among the dead letters.
     */
    DONE,
    /**
     * Failed. It is pending still, and comes back to who claims it; unless somebody else has come to
     * an end with it meanwhile.
     */
    RETRY,
    /** Among the dead letters; unless somebody else has acknowledged it meanwhile. */
    BURIED
  }

  /**
   * How often an event was delivered, the first time included.
   *
   * @return 0 where it is not pending
   */
  long deliveries(String stream, String group, String id);

  /**
   * Moves a pending event to the dead letters, and acknowledges it. Of several that bury it at
   * once, one does. One that the stream has forgotten leaves a letter without fields.
   *
   * @return whether it was pending; where not, nothing is changed
   */
  boolean bury(String stream, String group, String id, String error);

  /**
   * Reads dead letters, oldest first.
   *
   * @param after {@code 0-0}, or the id of the last letter that was seen
   * @param count how many at most, 1 or more
   * @throws IllegalArgumentException where the count is less than 1
   */
  List<DeadLetter> buried(String stream, String after, int count);

  /**
   * Puts the event of a dead letter back into the stream, as a new one with the same fields, and
   * removes the letter. Of several that do it at once, one does.
   *
   * @param id of the letter
   * @param most how many events the stream should keep, 1 or more, and up to 100 more
   * @return the new event's id; empty where there is no such letter, or it has no fields
   * @throws IllegalArgumentException where most is less than 1
   */
  Optional<String> requeue(String stream, String id, int most);

  /**
   * Handles an event that this member holds, and acknowledges it. One that is not pending any more,
   * with 0 deliveries, is handled all the same. Where the handler throws on the last of so many
   * deliveries, the event is buried, with the exception's {@code toString} as the
   * error. One that was delivered more often still is buried without being handled, with {@link
   * #gaveUp} as the error: it ended whoever handled it before an exception could tell.
   *
   * @param attempts how many deliveries an event has, 1 or more
   * @throws IllegalArgumentException where attempts is less than 1
   * @throws InterruptedException where the handler was interrupted; the event stays pending
   */
  Outcome handle(Member member, Event event, int attempts, EventHandler handler)
      throws InterruptedException;

  /** The key of a stream's dead letters. */
  static String deadKey(String stream) {
    return stream + ":dead";
  }

  /** The error of an event that nobody came to an end with. */
  static String gaveUp(long deliveries) {
    return "delivered " + deliveries + " times without an end";
  }

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
}
