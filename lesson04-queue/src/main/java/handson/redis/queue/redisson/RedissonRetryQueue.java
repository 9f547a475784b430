package handson.redis.queue.redisson;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.RetryPolicy;
import handson.redis.queue.RetryQueue;
import handson.redis.queue.Script;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redisson.api.RMap;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;

/** Retries and dead letters with Redisson. */
public final class RedissonRetryQueue implements RetryQueue {
  private static final Script NACK = Script.read("retry-queue-nack.lua");
  private static final Script WAKE = Script.read("retry-queue-wake.lua");
  private static final Script REQUEUE = Script.read("retry-queue-requeue.lua");

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonRetryQueue(RedissonClient redisson) {
    this.redisson = redisson;
    // A script that is sent again after a timeout would say that the job was lost.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    QueueKeys keys = new QueueKeys(queue);
    Job failed = job.withAttempts(job.attempts() + 1);
    boolean dies = failed.attempts() >= policy.attempts();
    long rest = dies ? 0 : policy.rest(failed.attempts()).toMillis();
    List<Object> values = new ArrayList<>(List.of(job.json(), failed.json(), rest));
    if (dies) {
      values.addAll(List.of(job.id(), error));
    }
    String target = dies ? keys.dead() : keys.retries();
    List<Object> its = List.of(keys.pending(worker), target, keys.errors());
    if (run(NACK, its, values.toArray()) == 0) {
      return Fate.LOST;
    }
    return dies ? Fate.DIES : Fate.RESTS;
  }

  @Override
  public long wake(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    return run(WAKE, List.of(keys.retries(), keys.ready()), MOST);
  }

  @Override
  public List<DeadJob> dead(String queue, int count) {
    QueueKeys keys = new QueueKeys(queue);
    if (RetryQueue.notNegative(count) == 0) {
      // A range that ends at -1 is all of them.
      return List.of();
    }
    RScoredSortedSet<String> texts = redisson.getScoredSortedSet(keys.dead(), StringCodec.INSTANCE);
    List<Job> jobs = texts.valueRange(0, count - 1).stream().map(Job::parse).toList();
    RMap<String, String> errors = redisson.getMap(keys.errors(), StringCodec.INSTANCE);
    Map<String, String> found = errors.getAll(
        jobs.stream().map(Job::id).collect(Collectors.toCollection(LinkedHashSet::new)));
    return jobs.stream()
        .map(job -> new DeadJob(job, Optional.ofNullable(found.get(job.id()))))
        .toList();
  }

  @Override
  public boolean requeue(String queue, Job job) {
    QueueKeys keys = new QueueKeys(queue);
    List<Object> its = List.of(keys.dead(), keys.errors(), keys.ready());
    return run(REQUEUE, its, job.json(), job.id(), job.withAttempts(0).json()) == 1;
  }

  private long run(Script script, List<Object> keys, Object... values) {
    return scripts.<Long>eval(
        RScript.Mode.READ_WRITE, script.text(), RScript.ReturnType.LONG, keys, values);
  }
}
