package handson.redis.queue;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of jobs that fail: a few more attempts with longer and longer rests between them, and
 * then a place of their own, with the error, from where somebody can put them back.
 *
 * <pre>
 *   ready ── take ──▶ pending:ann ── nack ──▶ retries ── wake ──▶ ready    the rest is over
 *     ▲                                └────▶ dead + error                 the last attempt failed
 *     └────────────────── requeue ──────────────┘                          a human has mended it
 * </pre>
 *
 * <p>It works on the keys of a {@link ReliableQueue}, see {@link QueueKeys}, whose workers call
 * {@link #nack} where they do not call {@link ReliableQueue#ack}. All that a method says goes from
 * one place to another is moved in one step of the server, so no crash loses or doubles a job. Some
 * clients send a command again after a lost answer; no second one moves anything once more.
 *
 * <p>A job may also kill each worker that takes it, before that can say a word. Its attempts are
 * counted all the same, see {@link ReliableQueue#reclaim}: look at them before the work starts, and
 * call nack at once where they are too many.
 *
 * <p>Commands, for N jobs at rest: EVALSHA with LREM, O(1), TIME, ZADD, O(log N), and HSET; with
 * ZRANGE BYSCORE, ZREM and RPUSH, O(M log N) for M jobs; ZRANGE and HMGET, O(log N + M).
 *
 * @see <a href="https://redis.io/docs/latest/commands/zrange/">ZRANGE</a>
 * @see <a href="https://redis.io/docs/latest/commands/lrem/">LREM</a>
 */
public interface RetryQueue {
  /** How many jobs one {@link #wake} moves at most: while it runs, nobody else is served. */
  int MOST = 1_000;

  /** What became of a job that failed. */
  enum Fate {
    /** It rests, and comes back. */
    RESTS,
    /** It is given up. */
    DIES,
    /**
     * The worker did not hold it, not in this attempt, or not any more, and nothing was changed. A
     * nack that was sent again after a lost answer gets this too, though the first one moved the job.
     */
    LOST
  }

  /**
   * Gives back a job that failed. It has one attempt more from then on, which counts this one. With
   * fewer attempts than the policy allows it rests, as long as {@link RetryPolicy#rest} says from
   * now by the server's clock; otherwise it is dead, and the error is kept with it.
   *
   * @param job as it was handed out, attempts included
   * @param error for whoever looks at the dead later
   * @throws IllegalArgumentException where the queue's name has no hash tag, here and everywhere
   */
  Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy);

  /**
   * Moves jobs whose rest is over, by the server's clock, to the back of those that are ready; whose
   * rest was over first comes first. Any worker may call it, now and then, and several at once.
   *
   * @return how many, {@link #MOST} at most
   */
  long wake(String queue);

  /**
   * The jobs that were given up, the oldest death first.
   *
   * @param count 0 or more
   * @throws IllegalArgumentException where the count is negative
   */
  List<DeadJob> dead(String queue, int count);

  /**
   * Puts a dead job back: behind those that are ready, without attempts, and its error is forgotten.
   *
   * @param job as {@link #dead} answered it
   * @return false where it is not dead, or not any more, and nothing is changed; so too where the
   *     call was sent again after a lost answer, and the first one had put the job back
   */
  boolean requeue(String queue, Job job);

  /**
   * A job that was given up.
   *
   * @param error of the last job with that id that died, as errors are kept by the id: where several
   *     have one id it may be another's; empty where somebody has put one of them back in the meantime
   */
  record DeadJob(Job job, Optional<String> error) {}

  /**
   * The check of a count, for implementations.
   *
   * @return the count
   * @throws IllegalArgumentException where it is negative
   */
  static int notNegative(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("The count is " + count + "; give 0 or more.");
    }
    return count;
  }
}
