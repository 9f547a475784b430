package handson.redis.queue.lettuce;

import handson.redis.queue.BatchQueue;
import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.Script;
import io.lettuce.core.LMoveArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A reliable queue by the batch with Lettuce: each one that waits has a connection to itself. */
public final class LettuceBatchQueue implements BatchQueue, AutoCloseable {
  private static final Script NEXT = Script.read("batch-queue-next.lua");
  private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

  private final RedisClient client;
  private final StatefulRedisConnection<String, String> shared;
  private final RedisCommands<String, String> redis;
  private final Queue<StatefulRedisConnection<String, String>> idle = new ConcurrentLinkedQueue<>();

  public LettuceBatchQueue(RedisClient client) {
    this.client = client;
    this.shared = client.connect();
    this.redis = shared.sync();
  }

  @Override
  public void putAll(String queue, List<Job> jobs) {
    String ready = new QueueKeys(queue).ready();
    if (!jobs.isEmpty()) {
      redis.rpush(ready, jobs.stream().map(Job::json).toArray(String[]::new));
    }
  }

  @Override
  public Batch next(
      String queue, String worker, Batch done, int most, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    String[] its = {keys.ready(), keys.pending(worker), keys.leases(), keys.batch(worker)};
    String millis = Long.toString(BatchQueue.millis(lease));
    String number = Integer.toString(BatchQueue.most(most));
    long end = System.nanoTime() + BatchQueue.notNegative(patience).toNanos();

    Batch batch = run(its, worker, millis, number, done.number());
    while (batch.jobs().isEmpty() && most > 0 && end - System.nanoTime() > 0) {
      waitForJob(keys.ready(), Duration.ofNanos(end - System.nanoTime()));
      batch = run(its, worker, millis, number, "").acknowledging(batch.acknowledged());
    }
    return batch;
  }

  private void waitForJob(String ready, Duration patience) {
    double seconds = patience.toNanos() / 1e9;
    if (seconds <= 0) {
      return;
    }
    StatefulRedisConnection<String, String> own = idle.poll();
    if (own == null) {
      own = client.connect();
    }
    try {
      own.setTimeout(patience.plus(ON_THE_WAY));
      // From the front to the front: it waits until there is a job, and leaves it where it is.
      own.sync().blmove(ready, ready, LMoveArgs.Builder.leftLeft(), seconds);
      idle.add(own);
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  @Override
  public void close() {
    shared.close();
    idle.forEach(StatefulRedisConnection::close);
  }

  private Batch run(String[] keys, String... values) {
    try {
      return Batch.of(redis.evalsha(NEXT.sha1(), ScriptOutputType.MULTI, keys, values));
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return Batch.of(redis.eval(NEXT.text(), ScriptOutputType.MULTI, keys, values));
    }
  }
}
