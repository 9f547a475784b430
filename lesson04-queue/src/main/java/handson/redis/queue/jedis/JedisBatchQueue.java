package handson.redis.queue.jedis;

import handson.redis.queue.BatchQueue;
import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.Script;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListDirection;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A reliable queue by the batch with Jedis. */
public final class JedisBatchQueue implements BatchQueue {
  private static final Script NEXT = Script.read("batch-queue-next.lua");

  private final UnifiedJedis jedis;

  public JedisBatchQueue(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public void putAll(String queue, List<Job> jobs) {
    String ready = new QueueKeys(queue).ready();
    if (!jobs.isEmpty()) {
      jedis.rpush(ready, jobs.stream().map(Job::json).toArray(String[]::new));
    }
  }

  // snippet: jedis-next
  @Override
  public Batch next(
      String queue, String worker, Batch done, int most, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    List<String> its =
        List.of(keys.ready(), keys.pending(worker), keys.leases(), keys.batch(worker));
    String millis = Long.toString(BatchQueue.millis(lease));
    String number = Integer.toString(BatchQueue.most(most));
    long end = System.nanoTime() + BatchQueue.notNegative(patience).toNanos();

    Batch batch = run(its, List.of(worker, millis, number, done.number()));
    while (batch.jobs().isEmpty() && most > 0 && end - System.nanoTime() > 0) {
      // From the front to the front: it waits until there is a job, and leaves it where it is.
      double left = (end - System.nanoTime()) / 1e9;
      if (left > 0) {
        jedis.blmove(keys.ready(), keys.ready(), ListDirection.LEFT, ListDirection.LEFT, left);
      }
      batch = run(its, List.of(worker, millis, number, "")).acknowledging(batch.acknowledged());
    }
    return batch;
  }

  // end

  private Batch run(List<String> keys, List<String> values) {
    List<?> answer;
    try {
      answer = (List<?>) jedis.evalsha(NEXT.sha1(), keys, values);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      answer = (List<?>) jedis.eval(NEXT.text(), keys, values);
    }
    return Batch.of(answer.stream().map(String.class::cast).toList());
  }
}
