package handson.redis.queue.redisson;

import handson.redis.queue.BatchQueue;
import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.Script;
import java.time.Duration;
import java.util.List;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.api.options.PlainOptions;
import org.redisson.api.queue.DequeMoveArgs;
import org.redisson.client.codec.StringCodec;

/** A reliable queue by the batch with Redisson, which waits in whole seconds. */
public final class RedissonBatchQueue implements BatchQueue {
  private static final Script NEXT = Script.read("batch-queue-next.lua");

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonBatchQueue(RedissonClient redisson) {
    this.redisson = redisson;
    // Sent again after a timeout it would hand out the same batch twice.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public void putAll(String queue, List<Job> jobs) {
    String ready = new QueueKeys(queue).ready();
    if (!jobs.isEmpty()) {
      redisson.getList(once(ready)).addAll(jobs.stream().map(Job::json).toList());
    }
  }

  @Override
  public Batch next(
      String queue, String worker, Batch done, int most, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    List<Object> its =
        List.of(keys.ready(), keys.pending(worker), keys.leases(), keys.batch(worker));
    long millis = BatchQueue.millis(lease);
    int number = BatchQueue.most(most);
    long end = System.nanoTime() + BatchQueue.notNegative(patience).toNanos();

    Batch batch = run(its, worker, millis, number, done.number());
    while (batch.jobs().isEmpty() && most > 0 && end - System.nanoTime() > 0) {
      waitForJob(keys.ready(), Duration.ofNanos(end - System.nanoTime()));
      batch = run(its, worker, millis, number, "").acknowledging(batch.acknowledged());
    }
    return batch;
  }

  private void waitForJob(String ready, Duration patience) {
    Duration seconds = Duration.ofSeconds(patience.plusNanos(999_999_999).toSeconds());
    if (!seconds.isZero() && !seconds.isNegative()) {
      // From the front to the front: it waits until there is a job, and leaves it where it is.
      redisson
          .getBlockingDeque(once(ready))
          .move(seconds, DequeMoveArgs.pollFirst().addFirstTo(ready));
    }
  }

  private Batch run(List<Object> keys, Object... values) {
    return Batch.of(
        scripts.eval(RScript.Mode.READ_WRITE, NEXT.text(), RScript.ReturnType.LIST, keys, values));
  }

  /** What must not be sent again after a timeout: jobs would be there twice. */
  private static PlainOptions once(String key) {
    return PlainOptions.name(key).codec(StringCodec.INSTANCE).retryAttempts(0);
  }
}
