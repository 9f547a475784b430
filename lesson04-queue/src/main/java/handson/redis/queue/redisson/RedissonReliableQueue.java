package handson.redis.queue.redisson;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.ReliableQueue;
import handson.redis.queue.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.api.options.PlainOptions;
import org.redisson.api.queue.DequeMoveArgs;
import org.redisson.client.codec.StringCodec;

/** A reliable queue with Redisson, which waits in whole seconds. */
public final class RedissonReliableQueue implements ReliableQueue {
  private static final Script TAKE = Script.read("reliable-queue-take.lua");
  private static final Script HEARTBEAT = Script.read("reliable-queue-heartbeat.lua");
  private static final Script RECLAIM = Script.read("reliable-queue-reclaim.lua");

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonReliableQueue(RedissonClient redisson) {
    this.redisson = redisson;
    // A script that is sent again after a timeout would take the same job twice.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public void put(String queue, Job job) {
    redisson.getQueue(once(new QueueKeys(queue).ready())).add(job.json());
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    List<Object> its = List.of(keys.ready(), keys.pending(worker), keys.leases());
    long millis = ReliableQueue.millis(lease);
    long end = System.nanoTime() + ReliableQueue.notNegative(patience).toNanos();
    while (true) {
      String job = run(TAKE, RScript.ReturnType.VALUE, its, worker, millis);
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (job != null || left.isNegative() || left.isZero()) {
        return Optional.ofNullable(job).map(Job::parse);
      }
      waitForJob(keys.ready(), left);
    }
  }

  // snippet: redisson-wait
  private void waitForJob(String ready, Duration patience) {
    Duration seconds = Duration.ofSeconds(patience.plusNanos(999_999_999).toSeconds());
    // From the front to the front: it waits until there is a job, and leaves it where it is.
    redisson
        .getBlockingDeque(once(ready))
        .move(seconds, DequeMoveArgs.pollFirst().addFirstTo(ready));
  }

  // end

  @Override
  public boolean ack(String queue, String worker, Job job) {
    return redisson.getList(once(new QueueKeys(queue).pending(worker))).remove(job.json());
  }

  @Override
  public boolean heartbeat(String queue, String worker, Duration lease) {
    QueueKeys keys = new QueueKeys(queue);
    List<Object> its = List.of(keys.pending(worker), keys.leases());
    return this.<Boolean>run(
        HEARTBEAT, RScript.ReturnType.BOOLEAN, its, worker, ReliableQueue.millis(lease));
  }

  @Override
  public long reclaim(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    RScoredSortedSet<String> leases =
        redisson.getScoredSortedSet(keys.leases(), StringCodec.INSTANCE);
    long reclaimed = 0;
    // The first lease to end comes first, so behind one that lasts all do.
    for (String worker : leases.valueRange(0, -1)) {
      List<Object> its = List.of(keys.ready(), keys.pending(worker), keys.leases());
      long jobs = this.<Long>run(RECLAIM, RScript.ReturnType.LONG, its, worker);
      if (jobs < 0) {
        break;
      }
      reclaimed += jobs;
    }
    return reclaimed;
  }

  private <T> T run(Script script, RScript.ReturnType type, List<Object> keys, Object... values) {
    return scripts.eval(RScript.Mode.READ_WRITE, script.text(), type, keys, values);
  }

  /** What must not be sent again after a timeout: an ack would answer that it came too late. */
  private static PlainOptions once(String key) {
    return PlainOptions.name(key).codec(StringCodec.INSTANCE).retryAttempts(0);
  }
}
