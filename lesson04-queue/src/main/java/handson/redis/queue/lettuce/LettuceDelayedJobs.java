package handson.redis.queue.lettuce;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.Script;
import io.lettuce.core.KeyValue;
import io.lettuce.core.LMPopArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Delayed jobs with Lettuce: each take that waits has a connection to itself. */
public final class LettuceDelayedJobs implements DelayedJobs, AutoCloseable {
  private static final Script SCHEDULE = Script.read("delayed-jobs-schedule.lua");
  private static final Script CANCEL = Script.read("delayed-jobs-cancel.lua");
  private static final Script MOVE = Script.read("delayed-jobs-move.lua");
  private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

  private final RedisClient client;
  private final StatefulRedisConnection<String, String> shared;
  private final RedisCommands<String, String> redis;
  private final Queue<StatefulRedisConnection<String, String>> idle = new ConcurrentLinkedQueue<>();

  public LettuceDelayedJobs(RedisClient client) {
    this.client = client;
    this.shared = client.connect();
    this.redis = shared.sync();
  }

  @Override
  public boolean schedule(String queue, Job job, Priority priority, Duration delay) {
    return schedule(queue, job, priority, DelayedJobs.millis(delay), "now");
  }

  @Override
  public boolean scheduleAt(String queue, Job job, Priority priority, Instant due) {
    return schedule(queue, job, priority, DelayedJobs.millis(due), "1970");
  }

  private boolean schedule(String queue, Job job, Priority priority, long millis, String from) {
    String text = DelayedJobs.text(priority, job);
    return run(SCHEDULE, keys(queue), job.id(), text, Long.toString(millis), from) == 1;
  }

  @Override
  public boolean cancel(String queue, String id) {
    return run(CANCEL, keys(queue), id) == 1;
  }

  @Override
  public long move(String queue, int most) {
    List<String> keys = new ArrayList<>(keys(queue));
    keys.addAll(DelayedJobs.readyKeys(queue));
    return run(MOVE, keys, Integer.toString(DelayedJobs.most(most)));
  }

  @Override
  public Optional<Job> take(String queue, Duration patience) {
    String[] ready = DelayedJobs.readyKeys(queue).toArray(String[]::new);
    long millis = DelayedJobs.patience(patience);
    if (millis > 0) {
      return waitForJob(ready, millis);
    }
    // BLPOP takes 0 for: wait for ever.
    KeyValue<String, List<String>> popped = redis.lmpop(LMPopArgs.Builder.left(), ready);
    return Optional.ofNullable(popped).map(jobs -> Job.parse(jobs.getValue().get(0)));
  }

  private Optional<Job> waitForJob(String[] ready, long millis) {
    StatefulRedisConnection<String, String> own = idle.poll();
    if (own == null) {
      own = client.connect();
    }
    try {
      own.setTimeout(Duration.ofMillis(millis).plus(ON_THE_WAY));
      KeyValue<String, String> popped = own.sync().blpop(millis / 1000.0, ready);
      idle.add(own);
      return Optional.ofNullable(popped).map(job -> Job.parse(job.getValue()));
    } catch (RuntimeException e) {
      // It may wait in Redis still, and would take a job that nobody gets.
      own.close();
      throw e;
    }
  }

  @Override
  public void close() {
    shared.close();
    idle.forEach(StatefulRedisConnection::close);
  }

  private static List<String> keys(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    return List.of(keys.scheduled(), keys.jobs());
  }

  private long run(Script script, List<String> keys, String... values) {
    String[] its = keys.toArray(String[]::new);
    try {
      return redis.<Long>evalsha(script.sha1(), ScriptOutputType.INTEGER, its, values);
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return redis.<Long>eval(script.text(), ScriptOutputType.INTEGER, its, values);
    }
  }
}
