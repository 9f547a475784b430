package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts the delay from when the job was made",
    caughtBy = "scheduleWritesWhenItIsDue")
final class DelayedJobsDueWhenItWasMade extends ForwardingDelayedJobs {
  DelayedJobsDueWhenItWasMade(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean schedule(String queue, Job job, Priority priority, Duration delay) {
    return super.scheduleAt(queue, job, priority, job.enqueuedAt().plus(delay));
  }
}
