package handson.redis.queue.jedis;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListDirection;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.util.KeyValue;

/** Delayed jobs with Jedis: each take that waits has a connection of the pool to itself. */
public final class JedisDelayedJobs implements DelayedJobs {
  private static final Script SCHEDULE = Script.read("delayed-jobs-schedule.lua");
  private static final Script CANCEL = Script.read("delayed-jobs-cancel.lua");
  private static final Script MOVE = Script.read("delayed-jobs-move.lua");

  private final UnifiedJedis jedis;

  public JedisDelayedJobs(UnifiedJedis jedis) {
    this.jedis = jedis;
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
    return run(SCHEDULE, keys(queue), List.of(job.id(), text, Long.toString(millis), from)) == 1;
  }

  @Override
  public boolean cancel(String queue, String id) {
    return run(CANCEL, keys(queue), List.of(id)) == 1;
  }

  @Override
  public long move(String queue, int most) {
    List<String> keys = new ArrayList<>(keys(queue));
    keys.addAll(DelayedJobs.readyKeys(queue));
    return run(MOVE, keys, List.of(Integer.toString(DelayedJobs.most(most))));
  }

  // snippet: jedis-delayed-take
  @Override
  public Optional<Job> take(String queue, Duration patience) {
    String[] ready = DelayedJobs.readyKeys(queue).toArray(String[]::new);
    long millis = DelayedJobs.patience(patience);
    if (millis == 0) {
      // BLPOP takes 0 for: wait for ever.
      KeyValue<String, List<String>> popped = jedis.lmpop(ListDirection.LEFT, ready);
      return Optional.ofNullable(popped).map(jobs -> Job.parse(jobs.getValue().get(0)));
    }
    KeyValue<String, String> popped = jedis.blpop(millis / 1000.0, ready);
    return Optional.ofNullable(popped).map(job -> Job.parse(job.getValue()));
  }

  // end

  private static List<String> keys(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    return List.of(keys.scheduled(), keys.jobs());
  }

  private long run(Script script, List<String> keys, List<String> values) {
    try {
      return (Long) jedis.evalsha(script.sha1(), keys, values);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return (Long) jedis.eval(script.text(), keys, values);
    }
  }
}
