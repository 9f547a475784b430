package handson.redis.queue;

import java.util.regex.Pattern;

/**
 * The keys of one queue. All of them have the queue's hash tag, the part between braces, and so
 * they are in one slot of a Redis Cluster: a script or a transaction may touch several of them.
 *
 * @param queue its name, with a hash tag: <code>queue:{mail}</code>
 * @see <a
 *     href="https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#hash-tags">Hash
 *     tags</a>
 */
public record QueueKeys(String queue) {
  private static final Pattern HASH_TAG = Pattern.compile("[^{]*\\{[^}]+}.*", Pattern.DOTALL);

  /**
   * @throws IllegalArgumentException where the name has no hash tag
   */
  public QueueKeys {
    if (!HASH_TAG.matcher(queue).matches()) {
      throw new IllegalArgumentException(
          "The queue's name is '" + queue + "'; give it a hash tag, as in queue:{mail}.");
    }
  }

  /** A list: the jobs that wait, the next one in front. */
  public String ready() {
    return queue + ":ready";
  }

  /** A list: the jobs of that priority that wait, the next one in front. */
  public String ready(DelayedJobs.Priority priority) {
    return queue + ":" + priority.word() + ":ready";
  }

  /** A sorted set: a scheduled job's id, and when it is due, as in {@link #leases}. */
  public String scheduled() {
    return queue + ":scheduled";
  }

  /** A hash: a scheduled job's id, and its priority and text. */
  public String jobs() {
    return queue + ":jobs";
  }

  /** A list: the jobs that a worker holds, in the order in which it took them. */
  public String pending(String worker) {
    return queue + ":pending:" + worker;
  }

  /** A sorted set: worker, and when its lease ends, in milliseconds of the server's clock. */
  public String leases() {
    return queue + ":leases";
  }

  /** A text: which batch a worker holds. */
  public String batch(String worker) {
    return queue + ":batch:" + worker;
  }

  /** A sorted set: jobs that failed, and when they are due again, as in {@link #leases}. */
  public String retries() {
    return queue + ":retries";
  }

  /** A sorted set: jobs that are given up, and when that was, as in {@link #leases}. */
  public String dead() {
    return queue + ":dead";
  }

  /** A hash: a dead job's id, and the error that was its last. */
  public String errors() {
    return queue + ":errors";
  }
}
