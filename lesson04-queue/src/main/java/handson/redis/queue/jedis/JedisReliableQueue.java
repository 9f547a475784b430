package handson.redis.queue.jedis;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.ReliableQueue;
import handson.redis.queue.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListDirection;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A reliable queue with Jedis: each take that waits has a connection of the pool to itself. */
public final class JedisReliableQueue implements ReliableQueue {
  private static final Script TAKE = Script.read("reliable-queue-take.lua");
  private static final Script HEARTBEAT = Script.read("reliable-queue-heartbeat.lua");
  private static final Script RECLAIM = Script.read("reliable-queue-reclaim.lua");

  private final UnifiedJedis jedis;

  public JedisReliableQueue(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public void put(String queue, Job job) {
    jedis.rpush(new QueueKeys(queue).ready(), job.json());
  }

  // snippet: jedis-take
  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    List<String> values = List.of(worker, Long.toString(ReliableQueue.millis(lease)));
    long end = System.nanoTime() + ReliableQueue.notNegative(patience).toNanos();
    while (true) {
      Object job = run(TAKE, List.of(keys.ready(), keys.pending(worker), keys.leases()), values);
      long left = end - System.nanoTime();
      if (job != null || left <= 0) {
        return Optional.ofNullable((String) job).map(Job::parse);
      }
      // From the front to the front: it waits until there is a job, and leaves it where it is.
      jedis.blmove(keys.ready(), keys.ready(), ListDirection.LEFT, ListDirection.LEFT, left / 1e9);
    }
  }

  // end

  // snippet: jedis-ack
  @Override
  public boolean ack(String queue, String worker, Job job) {
    return jedis.lrem(new QueueKeys(queue).pending(worker), 1, job.json()) == 1;
  }

  // end

  @Override
  public boolean heartbeat(String queue, String worker, Duration lease) {
    QueueKeys keys = new QueueKeys(queue);
    List<String> values = List.of(worker, Long.toString(ReliableQueue.millis(lease)));
    return run(HEARTBEAT, List.of(keys.pending(worker), keys.leases()), values).equals(1L);
  }

  // snippet: jedis-reclaim
  @Override
  public long reclaim(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    long reclaimed = 0;
    // The first lease to end comes first, so behind one that lasts all do.
    for (String worker : jedis.zrange(keys.leases(), 0, -1)) {
      List<String> its = List.of(keys.ready(), keys.pending(worker), keys.leases());
      long jobs = (Long) run(RECLAIM, its, List.of(worker));
      if (jobs < 0) {
        break;
      }
      reclaimed += jobs;
    }
    return reclaimed;
  }

  // end

  private Object run(Script script, List<String> keys, List<String> values) {
    try {
      return jedis.evalsha(script.sha1(), keys, values);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return jedis.eval(script.text(), keys, values);
    }
  }
}
