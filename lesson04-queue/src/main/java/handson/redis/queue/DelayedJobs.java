package handson.redis.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Jobs that are not to be done before a certain time, and then the more urgent ones first.
 *
 * <pre>
 *   schedule ──▶ scheduled ── move ──▶ high:ready   ──┐
 *                    │        when     normal:ready ──┼─ take ──▶ gone
 *                  cancel     due      low:ready    ──┘
 * </pre>
 *
 * <p><b>The keys</b> are {@link QueueKeys}: a sorted set of the ids of the jobs that are scheduled,
 * by the time at which they are due; a hash of the same ids with {@link #text}; and for each
 * priority a list of the jobs that are ready, as {@link Job#json}. At no moment, and so after no
 * crash, is a job in both or, until it is taken, in neither; nor is an id in one of the first two
 * and not in the other. Redis knows what is due, no program waits for it: all of them may be killed.
 *
 * <p><b>Time</b> is the server's, in milliseconds since 1970; what is finer is cut off. No job is
 * ready before it is due. How late it is depends on how often somebody calls {@link #move}.
 *
 * <p><b>At most once:</b> a job that was taken is gone from Redis, as in {@link SimpleQueue}. Who
 * must not lose one uses {@link ReliableQueue#take} instead: the ready list of the priority low of
 * <code>queue:{mail}</code> is that of the reliable queue <code>queue:{mail}:low</code>.
 *
 * <p>All methods may be called from several threads and programs; a take that waits keeps nobody
 * else from anything.
 *
 * <p>Commands, for N jobs that are scheduled: EVALSHA with TIME, ZADD, O(log N), and HSET; with
 * ZREM and HDEL, O(log N); with ZRANGE BYSCORE, HMGET, RPUSH, ZREM and HDEL, O(M log N) for M jobs;
 * LMPOP or BLPOP, O(1).
 *
 * @see <a href="https://redis.io/docs/latest/commands/zrange/">ZRANGE</a>
 * @see <a href="https://redis.io/docs/latest/commands/blpop/">BLPOP with several keys</a>
 */
public interface DelayedJobs {
  /** How many jobs one {@link #move} moves at most: while it runs, nobody else is served. */
  int MOST = 1_000;

  /** The longest delay: about a hundred years. */
  Duration LONGEST = Duration.ofDays(36_500);

  /** How urgent a job is, the most urgent first. */
  enum Priority {
    /** Before all others. */
    HIGH("high"),
    /** What most jobs have. */
    NORMAL("normal"),
    /** When there is nothing else to do. */
    LOW("low");

    private final String word;

    Priority(String word) {
      this.word = word;
    }

    /** What stands for it in Redis: {@code high}, {@code normal} or {@code low}. */
    public String word() {
      return word;
    }
  }

  /**
   * Schedules a job for a while from now. Where its id is scheduled already, this takes the place
   * of that: its time, its priority and its text. A job that was moved is not scheduled any more.
   *
   * @param delay from now by the server's clock, 0 to {@link #LONGEST}
   * @return false where it took the place of another
   * @throws IllegalArgumentException where the delay is out of its range or the queue's name has no
   *     hash tag, here and everywhere
   */
  boolean schedule(String queue, Job job, Priority priority, Duration delay);

  /**
   * The same, for a certain time, which may be over: then the next move moves it.
   *
   * @param due 1970 to 9999
   * @throws IllegalArgumentException where it is earlier or later
   */
  boolean scheduleAt(String queue, Job job, Priority priority, Instant due);

  /**
   * Takes a job back. Then it is never handed out.
   *
   * @return false where it is not scheduled, or not any more: it may have been moved just before
   */
  boolean cancel(String queue, String id);

  /**
   * Moves jobs that are due, the ones due first, to the back of those that are ready, each by its
   * priority. Any worker may call it, now and then, and several at once; each job is moved once.
   *
   * @param most how many at most, 1 to {@link #MOST}
   * @return how many; where it is as many as that, there may be more
   * @throws IllegalArgumentException where the number is out of its range
   */
  long move(String queue, int most);

  /**
   * Takes the job with the highest priority of those that are ready; of several, the one that is
   * ready for longest. Where there is none it waits for one, in Redis, without asking again and
   * again; of several that one move brings, it gets the most urgent too.
   *
   * @param patience how long to wait at least, 0 for not at all; some clients wait in whole
   *     seconds, so it may be up to a second longer
   * @return empty where none came
   * @throws IllegalArgumentException where the patience is negative
   */
  Optional<Job> take(String queue, Duration patience);

  /** The keys of the ready lists, the most urgent first, for implementations. */
  static List<String> readyKeys(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    return Arrays.stream(Priority.values()).map(keys::ready).toList();
  }

  /**
   * What stands for a scheduled job in the hash, for implementations: the priority's word, a space,
   * and {@link Job#json}.
   */
  static String text(Priority priority, Job job) {
    return priority.word() + " " + job.json();
  }

  /**
   * The check of a delay, for implementations.
   *
   * @return in milliseconds
   * @throws IllegalArgumentException where it is out of its range
   */
  static long millis(Duration delay) {
    if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The delay is " + delay + "; give 0 to " + LONGEST.toDays() + " days.");
    }
    return delay.toMillis();
  }

  /**
   * The check of a time, for implementations.
   *
   * @return in milliseconds since 1970
   * @throws IllegalArgumentException where it is out of its range
   */
  static long millis(Instant due) {
    if (due.isBefore(Instant.EPOCH) || !due.isBefore(Instant.parse("+10000-01-01T00:00:00Z"))) {
      throw new IllegalArgumentException("Due at " + due + "; give a time from 1970 to 9999.");
    }
    return due.toEpochMilli();
  }

  /**
   * The check of how many jobs, for implementations.
   *
   * @return the number
   * @throws IllegalArgumentException where it is out of range
   */
  static int most(int number) {
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException(number + " jobs at once; give 1 to " + MOST + ".");
    }
    return number;
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
