package handson.redis.queue.lettuce;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.ReliableQueue;
import handson.redis.queue.Script;
import io.lettuce.core.LMoveArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A reliable queue with Lettuce: each take that waits has a connection to itself. */
public final class LettuceReliableQueue implements ReliableQueue, AutoCloseable {
  private static final Script TAKE = Script.read("reliable-queue-take.lua");
  private static final Script HEARTBEAT = Script.read("reliable-queue-heartbeat.lua");
  private static final Script RECLAIM = Script.read("reliable-queue-reclaim.lua");
  private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

  private final RedisClient client;
  private final StatefulRedisConnection<String, String> shared;
  private final RedisCommands<String, String> redis;
  private final Queue<StatefulRedisConnection<String, String>> idle = new ConcurrentLinkedQueue<>();

  public LettuceReliableQueue(RedisClient client) {
    this.client = client;
    this.shared = client.connect();
    this.redis = shared.sync();
  }

  @Override
  public void put(String queue, Job job) {
    redis.rpush(new QueueKeys(queue).ready(), job.json());
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    String[] its = {keys.ready(), keys.pending(worker), keys.leases()};
    String[] values = {worker, Long.toString(ReliableQueue.millis(lease))};
    long end = System.nanoTime() + ReliableQueue.notNegative(patience).toNanos();
    while (true) {
      String job = run(TAKE, ScriptOutputType.VALUE, its, values);
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (job != null || left.isNegative() || left.isZero()) {
        return Optional.ofNullable(job).map(Job::parse);
      }
      waitForJob(keys.ready(), left);
    }
  }

  // snippet: lettuce-wait
  private void waitForJob(String ready, Duration patience) {
    StatefulRedisConnection<String, String> own = idle.poll();
    if (own == null) {
      own = client.connect();
    }
    try {
      own.setTimeout(patience.plus(ON_THE_WAY));
      // From the front to the front: it waits until there is a job, and leaves it where it is.
      own.sync().blmove(ready, ready, LMoveArgs.Builder.leftLeft(), patience.toNanos() / 1e9);
      idle.add(own);
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  // end

  @Override
  public boolean ack(String queue, String worker, Job job) {
    return redis.lrem(new QueueKeys(queue).pending(worker), 1, job.json()) == 1;
  }

  @Override
  public boolean heartbeat(String queue, String worker, Duration lease) {
    QueueKeys keys = new QueueKeys(queue);
    String[] its = {keys.pending(worker), keys.leases()};
    String[] values = {worker, Long.toString(ReliableQueue.millis(lease))};
    return this.<Boolean>run(HEARTBEAT, ScriptOutputType.BOOLEAN, its, values);
  }

  @Override
  public long reclaim(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    long reclaimed = 0;
    // The first lease to end comes first, so behind one that lasts all do.
    for (String worker : redis.zrange(keys.leases(), 0, -1)) {
      String[] its = {keys.ready(), keys.pending(worker), keys.leases()};
      long jobs = this.<Long>run(RECLAIM, ScriptOutputType.INTEGER, its, worker);
      if (jobs < 0) {
        break;
      }
      reclaimed += jobs;
    }
    return reclaimed;
  }

  @Override
  public void close() {
    shared.close();
    idle.forEach(StatefulRedisConnection::close);
  }

  private <T> T run(Script script, ScriptOutputType type, String[] keys, String... values) {
    try {
      return redis.evalsha(script.sha1(), type, keys, values);
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return redis.eval(script.text(), type, keys, values);
    }
  }
}
