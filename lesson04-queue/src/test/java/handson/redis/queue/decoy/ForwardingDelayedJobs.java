package handson.redis.queue.decoy;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.Job;
import handson.redis.queue.jedis.JedisDelayedJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingDelayedJobs implements DelayedJobs {
  protected final UnifiedJedis jedis;
  private final DelayedJobs right;

  ForwardingDelayedJobs(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisDelayedJobs(jedis);
  }

  @Override
  public boolean schedule(String queue, Job job, Priority priority, Duration delay) {
    return right.schedule(queue, job, priority, delay);
  }

  @Override
  public boolean scheduleAt(String queue, Job job, Priority priority, Instant due) {
    return right.scheduleAt(queue, job, priority, due);
  }

  @Override
  public boolean cancel(String queue, String id) {
    return right.cancel(queue, id);
  }

  @Override
  public long move(String queue, int most) {
    return right.move(queue, most);
  }

  @Override
  public Optional<Job> take(String queue, Duration patience) {
    return right.take(queue, patience);
  }
}
