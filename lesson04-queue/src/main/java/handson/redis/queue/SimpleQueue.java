package handson.redis.queue;

import java.time.Duration;
import java.util.Optional;

/**
 * A list as a queue: producers add at its back, consumers take from its front, and each job goes to
 * one consumer.
 *
 * <p>A job that was taken is nowhere in Redis any more. A consumer that dies before it is done with
 * it, or whose answer is lost on the way, loses it: <b>at most once</b>. Where that is too little,
 * see {@link ReliableQueue}.
 *
 * <p>The list has the queue's own name; that it is stopped says a second key, {@link #stoppedKey}.
 * In a Redis Cluster both have to be in one slot: name the queue with a hash tag, <code>queue:{mail}
 * </code>.
 *
 * <p>Any number of threads and programs may call everything at once; one that waits in {@link
 * #take} keeps nobody else from anything.
 *
 * <p>Commands: EVALSHA with EXISTS, LLEN and RPUSH; LPOP, BLPOP, LLEN, EXISTS and SET, all O(1).
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/lists/">Lists</a>
 * @see <a href="https://redis.io/docs/latest/commands/blpop/">BLPOP</a>
 */
public interface SimpleQueue {

  /**
   * Adds a job at the back, unless the backlog is full or the queue is stopped. Looking and adding
   * are one step: however many producers there are, the backlog never exceeds the limit.
   *
   * @param job any text
   * @param limit the most jobs that may wait, this one included; 1 or more
   * @return whether it was added
   * @throws IllegalArgumentException where the limit is less than 1
   */
  boolean offer(String queue, String job, long limit);

  /**
   * Takes the job at the front, the one that waited for longest. Where there is none it waits for
   * one, in Redis, without asking again and again. Of several that wait, the one that waited for
   * longest gets it.
   *
   * @param patience how long to wait at least, 0 for not at all; some clients wait in whole
   *     seconds, so it may be up to a second longer
   * @return empty where none came
   * @throws IllegalArgumentException where the patience is negative
   */
  Optional<String> take(String queue, Duration patience);

  /** How many jobs wait. */
  long backlog(String queue);

  /**
   * Stops the queue for good: from now on nothing is added. What waits is still taken. To stop
   * twice is to stop once.
   */
  void stop(String queue);

  /**
   * Whether the queue is stopped and nothing waits any more. Once true it stays true, and never is
   * it true while a job waits. A consumer that took nothing asks this to know whether to go on.
   */
  boolean isFinished(String queue);

  /** The key that exists where a queue is stopped. */
  static String stoppedKey(String queue) {
    return queue + ":stopped";
  }

  /**
   * The check of a limit, for implementations.
   *
   * @return the limit
   * @throws IllegalArgumentException where it is less than 1
   */
  static long atLeastOne(long limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("The limit is " + limit + "; give 1 or more.");
    }
    return limit;
  }

  /**
   * The check of a patience, for implementations.
   *
   * @return in milliseconds, rounded up, so that it is 0 only for no patience
   * @throws IllegalArgumentException where it is negative
   */
  static long patience(Duration patience) {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("The patience is " + patience + "; give 0 or more.");
    }
    return patience.plusNanos(999_999).toMillis();
  }
}
