package handson.redis.queue.lettuce;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.RetryPolicy;
import handson.redis.queue.RetryQueue;
import handson.redis.queue.Script;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Retries and dead letters with Lettuce. */
public final class LettuceRetryQueue implements RetryQueue {
  private static final Script NACK = Script.read("retry-queue-nack.lua");
  private static final Script WAKE = Script.read("retry-queue-wake.lua");
  private static final Script REQUEUE = Script.read("retry-queue-requeue.lua");

  private final RedisCommands<String, String> redis;

  public LettuceRetryQueue(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

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
    String[] its = {keys.pending(worker), dies ? keys.dead() : keys.retries(), keys.errors()};
    if (run(NACK, its, values.toArray(String[]::new)) == 0) {
      return Fate.LOST;
    }
    return dies ? Fate.DIES : Fate.RESTS;
  }

  @Override
  public long wake(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    return run(WAKE, new String[] {keys.retries(), keys.ready()}, Integer.toString(MOST));
  }

  @Override
  public List<DeadJob> dead(String queue, int count) {
    QueueKeys keys = new QueueKeys(queue);
    // A range that ends at -1 is all of them.
    List<Job> jobs = RetryQueue.notNegative(count) == 0
        ? List.of()
        : redis.zrange(keys.dead(), 0, count - 1).stream().map(Job::parse).toList();
    if (jobs.isEmpty()) {
      return List.of();
    }
    List<KeyValue<String, String>> errors =
        redis.hmget(keys.errors(), jobs.stream().map(Job::id).toArray(String[]::new));
    List<DeadJob> dead = new ArrayList<>();
    for (Job job : jobs) {
      dead.add(new DeadJob(job, Optional.ofNullable(errors.get(dead.size()).getValueOrElse(null))));
    }
    return dead;
  }

  @Override
  public boolean requeue(String queue, Job job) {
    QueueKeys keys = new QueueKeys(queue);
    String[] its = {keys.dead(), keys.errors(), keys.ready()};
    return run(REQUEUE, its, job.json(), job.id(), job.withAttempts(0).json()) == 1;
  }

  private long run(Script script, String[] keys, String... values) {
    try {
      return redis.<Long>evalsha(script.sha1(), ScriptOutputType.INTEGER, keys, values);
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return redis.<Long>eval(script.text(), ScriptOutputType.INTEGER, keys, values);
    }
  }
}
