package handson.redis.queue.jedis;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.RetryPolicy;
import handson.redis.queue.RetryQueue;
import handson.redis.queue.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Retries and dead letters with Jedis. */
public final class JedisRetryQueue implements RetryQueue {
  private static final Script NACK = Script.read("retry-queue-nack.lua");
  private static final Script WAKE = Script.read("retry-queue-wake.lua");
  private static final Script REQUEUE = Script.read("retry-queue-requeue.lua");

  private final UnifiedJedis jedis;

  public JedisRetryQueue(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-nack
  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    QueueKeys keys = new QueueKeys(queue);
    Job failed = job.withAttempts(job.attempts() + 1);
    boolean dies = failed.attempts() >= policy.attempts();
    long rest = dies ? 0 : policy.rest(failed.attempts()).toMillis();
    List<String> values = new ArrayList<>(List.of(job.json(), failed.json(), Long.toString(rest)));
    if (dies) {
      values.addAll(List.of(job.id(), error));
    }
    String target = dies ? keys.dead() : keys.retries();
    if (run(NACK, List.of(keys.pending(worker), target, keys.errors()), values) == 0) {
      return Fate.LOST;
    }
    return dies ? Fate.DIES : Fate.RESTS;
  }

  // end

  @Override
  public long wake(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    return run(WAKE, List.of(keys.retries(), keys.ready()), List.of(Integer.toString(MOST)));
  }

  @Override
  public List<DeadJob> dead(String queue, int count) {
    QueueKeys keys = new QueueKeys(queue);
    // A range that ends at -1 is all of them.
    List<Job> jobs = RetryQueue.notNegative(count) == 0
        ? List.of()
        : jedis.zrange(keys.dead(), 0, count - 1).stream().map(Job::parse).toList();
    if (jobs.isEmpty()) {
      return List.of();
    }
    List<String> errors =
        jedis.hmget(keys.errors(), jobs.stream().map(Job::id).toArray(String[]::new));
    List<DeadJob> dead = new ArrayList<>();
    for (Job job : jobs) {
      dead.add(new DeadJob(job, Optional.ofNullable(errors.get(dead.size()))));
    }
    return dead;
  }

  // snippet: jedis-requeue
  @Override
  public boolean requeue(String queue, Job job) {
    QueueKeys keys = new QueueKeys(queue);
    List<String> values = List.of(job.json(), job.id(), job.withAttempts(0).json());
    return run(REQUEUE, List.of(keys.dead(), keys.errors(), keys.ready()), values) == 1;
  }

  // end

  private long run(Script script, List<String> keys, List<String> values) {
    try {
      return (Long) jedis.evalsha(script.sha1(), keys, values);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return (Long) jedis.eval(script.text(), keys, values);
    }
  }
}
