package handson.redis.queue;

import java.time.Duration;
import java.util.Optional;

/**
 * A queue that loses no job when a worker dies: a job that is taken stays in Redis until the worker
 * says that it is done.
 *
 * <pre>
 *   put ──▶ ready ── take ──▶ pending:ann ── ack ──▶ gone
 *             ▲                   │
 *             └───── reclaim ─────┘   ann's lease is over
 * </pre>
 *
 * <p><b>At least once.</b> Each job is handed out until it is acknowledged. Who dies after the work
 * and before the ack has it done twice; so has who lost the lease and works on. Make work
 * idempotent: note in one step with the effect that the job's id is done.
 *
 * <p><b>The keys</b> are {@link QueueKeys}: a list of the jobs that are ready, as {@link Job#json};
 * for each worker a list of what it holds; and a sorted set with the end of each worker's lease. At
 * no moment, and so after no crash, is a job in neither list or in both, or held by a worker that
 * has no lease: nobody would miss that one.
 *
 * <p>A lease is given to a worker, not to a job, and by the server's clock. One name is one worker:
 * two threads at once need two names. All methods may be called from several threads and programs;
 * a take that waits keeps nobody else from anything.
 *
 * <p>Every change is one step of the server, and none is harmful when it is repeated after a lost
 * answer: a put may put twice, an ack then says false, a take hands out again what it took.
 *
 * <p>Commands, for n jobs of a worker: RPUSH, O(1); EVALSHA with LMOVE, TIME and ZADD, O(log
 * workers); BLMOVE; LREM, O(n), where n is 1 at most; ZRANGE, O(workers).
 *
 * @see <a href="https://redis.io/docs/latest/commands/lmove/">LMOVE: reliable queue</a>
 * @see <a href="https://redis.io/docs/latest/develop/programmability/eval-intro/">Scripting</a>
 */
public interface ReliableQueue {

  /**
   * Adds a job at the back of those that are ready.
   *
   * @throws IllegalArgumentException where the queue's name has no hash tag, here and everywhere
   */
  void put(String queue, Job job);

  /**
   * Hands out a job: it is moved to the worker's pending list, and the worker gets a lease from
   * now, in one step. A job that the worker still holds comes first, with one attempt more:
   * because its answer was lost on the way, or because the worker died and was started again under
   * its old name. Otherwise it is the job that is ready for longest.
   *
   * <p>Where there is none it waits in Redis for one, without asking again and again, and without a
   * job being moved that nobody has a lease for.
   *
   * @param lease from now, by the server's clock; 1 ms or more
   * @param patience how long to wait at least, 0 for not at all; some clients wait in whole
   *     seconds, so it may be up to a second longer
   * @return empty where none came
   * @throws IllegalArgumentException where the lease is shorter than 1 ms or the patience negative
   */
  Optional<Job> take(String queue, String worker, Duration lease, Duration patience);

  /**
   * Says that a job is done: it is gone for good.
   *
   * @param job as it was handed out, attempts included
   * @return false where the worker does not hold it, not in this attempt, or not any more: somebody
   *     else has it or had it, and nothing is changed
   */
  boolean ack(String queue, String worker, Job job);

  /**
   * Gives the worker a new lease from now on, so that it keeps what it holds. A worker calls it
   * while it works, several times in a lease.
   *
   * @return false where the worker holds nothing, or not any more: it gets no lease
   * @throws IllegalArgumentException where the lease is shorter than 1 ms
   */
  boolean heartbeat(String queue, String worker, Duration lease);

  /**
   * Brings back what workers hold whose lease is over: in front of those that are ready, in its old
   * order, and with one attempt more. Each worker is one step, in which its lease is looked at once
   * more: a heartbeat that comes before keeps the jobs. Where one came in between, workers behind it
   * may be left to the next call. Any worker may call it, now and then, and several at once.
   *
   * @return how many jobs came back
   */
  long reclaim(String queue);

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
