package handson.redis.pubsub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Sends the same messages in each of the four ways that Redis has, and receives them, to compare
 * what each way costs and loses.
 *
 * <pre>
 *                     who receives        Redis keeps a message until
 *   pub/sub           all who listen      it was sent on: not at all
 *   list              one                 somebody takes it
 *   stream            all who ask         it is trimmed
 *   stream, group     one of the group    it is trimmed; the group remembers whose it is
 * </pre>
 *
 * <p>Any number of threads may send. After a lost answer messages may have been sent or not; none is
 * sent twice.
 *
 * <p>Commands: PUBLISH, O(n) for n subscribers; RPUSH and XADD, O(1); LPOP, XREAD and XREADGROUP,
 * O(N) for N messages that they return; XACK, O(1) for each message; MEMORY USAGE, O(1) with its
 * sample of five blocks; INFO memory, O(1).
 *
 * @see <a href="https://redis.io/docs/latest/develop/pubsub/">Pub/sub</a>
 * @see <a href="https://redis.io/docs/latest/develop/data-types/lists/">Lists</a>
 * @see <a href="https://redis.io/docs/latest/develop/data-types/streams/">Streams</a>
 */
public interface DeliveryComparison {
  /** How many messages are on their way at once, or confirmed by one command, at most. */
  int MOST_AT_ONCE = 1_000;

  /** A stream keeps the newest so many messages, and up to a hundred or so older ones. */
  int MOST_KEPT = 100_000;

  /** The field of a stream's entry that holds the message. */
  String FIELD = "message";

  /** The group in which the receivers of {@link Way#GROUP} share the work. */
  String GROUP = "workers";

  /** How messages get from one to another. */
  enum Way {
    /** A channel: PUBLISH and SUBSCRIBE. */
    PUB_SUB,
    /** A list as a queue: RPUSH, and LPOP with a count, which takes the messages out. */
    LIST,
    /** A stream: XADD, and XREAD from a position that the receiver remembers. */
    STREAM,
    /** A stream with a group: XADD, XREADGROUP and XACK. */
    GROUP
  }

  /**
   * Sends messages in their order, each by a command of its own, {@link #MOST_AT_ONCE} in a round
   * trip.
   *
   * @param name of the channel, the list or the stream
   * @throws RuntimeException the client's, where Redis takes one of them not; others may have been
   *     sent, also later ones
   */
  void send(Way way, String name, List<String> messages);

  /**
   * A receiver that begins now. When this has returned, a subscriber gets all that is sent from then
   * on, and maybe a message that is just on its way to another of this object's; a list's receiver
   * gets what is left; a stream's all that is there; a group's first what one of the same name was
   * given and did not confirm, then what nobody in the group was given.
   *
   * @param receiver its name in the group; the other ways don't need it
   */
  Receiver receiver(Way way, String name, String receiver);

  /**
   * How many bytes a list or a stream takes, as Redis estimates it from a sample. Of a group this
   * estimate is far too high while messages are pending; {@link #usedMemory} tells.
   *
   * @return 0 where there is no such key, and so for a channel
   */
  long bytes(String name);

  /** How many bytes the server has allocated, for all that it holds and for its connections. */
  long usedMemory();

  /** Receives messages; for one thread at a time. */
  @FunctionalInterface
  interface Receiver extends AutoCloseable {

    /**
     * The next messages, in the order in which they were sent.
     *
     * @param count how many at most, 1 or more
     * @param patience how long a subscriber, who cannot ask, waits for the first; the other ways ask
     *     once and don't wait
     * @return empty where there is none
     * @throws IllegalArgumentException where the count is less than 1
     */
    List<String> receive(int count, Duration patience);

    /** Tells a group that what was received is done; the other ways know nothing of the kind. */
    default void confirm() {}

    /**
     * Ends a subscription. What a group's receiver did not confirm stays its own; a stream's
     * receiver forgets its position.
     */
    @Override
    default void close() {}
  }

  /**
   * What has arrived at a subscriber; for implementations.
   *
   * @return up to count messages, empty where none came in time, or the thread was interrupted
   */
  static List<String> arrived(BlockingQueue<String> messages, int count, Duration patience) {
    List<String> arrived = new ArrayList<>();
    try {
      String first = messages.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (first != null) {
        arrived.add(first);
        messages.drainTo(arrived, count - 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return arrived;
  }

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
   * The items in their order, in lists of {@link #MOST_AT_ONCE}, the last one of what is left; for
   * implementations.
   */
  static <T> List<List<T>> batches(List<T> items) {
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < items.size(); from += MOST_AT_ONCE) {
      batches.add(items.subList(from, Math.min(from + MOST_AT_ONCE, items.size())));
    }
    return batches;
  }
}
