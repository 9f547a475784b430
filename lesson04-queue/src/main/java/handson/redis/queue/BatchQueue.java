package handson.redis.queue;

import java.time.Duration;
import java.util.List;

/**
 * A reliable queue by the batch: one round trip acknowledges the jobs that are done and takes the
 * next ones.
 *
 * <p>The promises are those of {@link ReliableQueue}, and the keys are its too, see {@link
 * QueueKeys}: a job is never in no list, nor held without a lease; {@link
 * ReliableQueue#heartbeat} keeps a batch and {@link ReliableQueue#reclaim} brings it back. A worker
 * uses either this or {@link ReliableQueue#take}, not both at once.
 *
 * <p><b>At least once, by the batch.</b> Jobs are acknowledged together, so they come back together:
 * who dies in the middle has all of them done again, also those that it had finished. Work has to be
 * idempotent all the more, and a batch no larger than what may be done twice. A lease has to last for
 * the whole batch, or a heartbeat comes in between.
 *
 * <p>Commands, for n jobs: RPUSH, O(n); EVALSHA with DEL, LPOP and RPUSH, O(n), with nobody else
 * served; BLMOVE where there is none.
 *
 * @see <a href="https://redis.io/docs/latest/commands/lpop/">LPOP with a count</a>
 */
public interface BatchQueue {
  /** The most jobs of a batch. */
  int MOST = 1_000;

  /** Adds jobs at the back of those that are ready, in their order and in one step. */
  void putAll(String queue, List<Job> jobs);

  /**
   * Acknowledges a batch and takes the next jobs that are ready, in one step, and with a lease from
   * now. Where the worker holds another batch than the one that it says is done, because the answer
   * was lost on the way or because it was started again, it gets that one once more, each job with one
   * attempt more, however many they are.
   *
   * <p>A batch's number is kept for 24 hours, and no heartbeat keeps it for longer: who says only
   * after that that a batch is done gets it once more.
   *
   * <p>It waits only where it took nothing, as {@link ReliableQueue#take} does; what is
   * acknowledged is acknowledged before.
   *
   * @param done the batch before this one, {@link Batch#NONE} where there is none
   * @param most how many jobs, 0 to {@link #MOST}; with 0 it acknowledges only, and waits for
   *     nothing
   * @param lease from now, by the server's clock; 1 ms or more
   * @param patience how long to wait at least, 0 for not at all; some clients wait in whole
   *     seconds, so it may be up to a second longer
   * @throws IllegalArgumentException where a number is out of its range, the lease is shorter than
   *     1 ms, the patience is negative or the queue's name has no hash tag
   */
  Batch next(String queue, String worker, Batch done, int most, Duration lease, Duration patience);

  /**
   * Some jobs that a worker holds.
   *
   * @param number tells it from all other batches of the worker
   * @param acknowledged how many jobs of the batch before were acknowledged: all, or none where the
   *     worker had lost them or had acknowledged them before
   * @param jobs empty where there were none
   */
  record Batch(String number, int acknowledged, List<Job> jobs) {
    /** What a worker has done that has done nothing. */
    public static final Batch NONE = new Batch("", 0, List.of());

    /**
     * The answer of the script {@code batch-queue-next.lua}, for implementations.
     *
     * @param answer the number, how many were acknowledged, and the jobs
     */
    public static Batch of(List<String> answer) {
      List<Job> jobs = answer.subList(2, answer.size()).stream().map(Job::parse).toList();
      return new Batch(answer.get(0), Integer.parseInt(answer.get(1)), jobs);
    }

    /** The same batch, with what an earlier step has acknowledged. */
    public Batch acknowledging(int more) {
      return new Batch(number, acknowledged + more, jobs);
    }
  }

  /**
   * The check of how many jobs, for implementations.
   *
   * @return the number
   * @throws IllegalArgumentException where it is out of range
   */
  static int most(int number) {
    if (number < 0 || number > MOST) {
      throw new IllegalArgumentException(number + " jobs at once; give 0 to " + MOST + ".");
    }
    return number;
  }

  /**
   * The check of a lease, for implementations.
   *
   * @return in milliseconds
   * @throws IllegalArgumentException where it is shorter than one
   */
  static long millis(Duration lease) {
    if (lease.toMillis() < 1) {
      throw new IllegalArgumentException("The lease is " + lease + "; give 1 ms or more.");
    }
    return lease.toMillis();
  }

  /**
   * The check of a patience, for implementations.
   *
   * @return the patience
   * @throws IllegalArgumentException where it is negative
   */
  static Duration notNegative(Duration patience) {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("The patience is " + patience + "; give 0 or more.");
    }
    return patience;
  }
}
