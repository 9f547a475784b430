package handson.redis.queue;

import handson.redis.testing.Middleman;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/**
 * Looks at a queue after each answer of Redis, before the implementation gets it: as its program
 * would leave the queue if it died just then.
 */
final class Witness implements Middleman {
  private final UnifiedJedis redis;
  private final QueueKeys keys;
  private final List<String> workers;
  private final List<String> ids;
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

  /**
   * @param redis the test's own connection
   * @param workers who may hold jobs
   * @param ids the jobs, each of which must be in one list at every moment
   */
  Witness(UnifiedJedis redis, QueueKeys keys, List<String> workers, List<String> ids) {
    this.redis = redis;
    this.keys = keys;
    this.workers = workers;
    this.ids = ids.stream().sorted().toList();
  }

  @Override
  public void beforeReplies() {
    List<String> jobs = new ArrayList<>(redis.lrange(keys.ready(), 0, -1));
    for (String worker : workers) {
      List<String> pending = redis.lrange(keys.pending(worker), 0, -1);
      jobs.addAll(pending);
      if (!pending.isEmpty() && redis.zscore(keys.leases(), worker) == null) {
        complaints.add(worker + " holds a job and has no lease: " + pending);
      }
    }
    List<String> found = jobs.stream().map(job -> Job.parse(job).id()).sorted().toList();
    if (!found.equals(ids)) {
      complaints.add("in all lists together: " + found + " instead of " + ids);
    }
  }

  /** What was not in order, in the order in which it was seen. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }
}
