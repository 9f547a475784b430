package handson.redis.queue.redisson;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RBlockingQueue;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.StringCodec;

/** Delayed jobs with Redisson, which waits in whole seconds. */
public final class RedissonDelayedJobs implements DelayedJobs {
  private static final Script SCHEDULE = Script.read("delayed-jobs-schedule.lua");
  private static final Script CANCEL = Script.read("delayed-jobs-cancel.lua");
  private static final Script MOVE = Script.read("delayed-jobs-move.lua");
  // Redisson has LMPOP only with waiting.
  private static final String POP =
      "local popped = redis.call('LMPOP', 3, KEYS[1], KEYS[2], KEYS[3], 'LEFT') "
          + "return popped and popped[2][1]";

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonDelayedJobs(RedissonClient redisson) {
    this.redisson = redisson;
    // A script that is sent again after a timeout would take a second job, or move too many.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
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
    return run(SCHEDULE, keys(queue), job.id(), text, millis, from) == 1;
  }

  @Override
  public boolean cancel(String queue, String id) {
    return run(CANCEL, keys(queue), id) == 1;
  }

  @Override
  public long move(String queue, int most) {
    List<Object> keys = new ArrayList<>(keys(queue));
    keys.addAll(DelayedJobs.readyKeys(queue));
    return run(MOVE, keys, DelayedJobs.most(most));
  }

  @Override
  public Optional<Job> take(String queue, Duration patience) {
    List<String> ready = DelayedJobs.readyKeys(queue);
    long millis = DelayedJobs.patience(patience);
    if (millis == 0) {
      String popped = scripts.eval(
          RScript.Mode.READ_WRITE, POP, RScript.ReturnType.VALUE, new ArrayList<>(ready));
      return Optional.ofNullable(popped).map(Job::parse);
    }
    // A second BLPOP after a timeout would take a second job, and nobody would get the first.
    RBlockingQueue<String> most = redisson.getBlockingQueue(
        PlainOptions.name(ready.get(0)).codec(StringCodec.INSTANCE).retryAttempts(0));
    long seconds = (millis + 999) / 1000;
    try {
      String popped = most.pollFromAny(seconds, TimeUnit.SECONDS, ready.get(1), ready.get(2));
      return Optional.ofNullable(popped).map(Job::parse);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static List<Object> keys(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    return List.of(keys.scheduled(), keys.jobs());
  }

  private long run(Script script, List<Object> keys, Object... values) {
    return scripts.<Long>eval(
        RScript.Mode.READ_WRITE, script.text(), RScript.ReturnType.LONG, keys, values);
  }
}
