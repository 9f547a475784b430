package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the delay in seconds for milliseconds",
    caughtBy = "scheduleWritesWhenItIsDue")
final class DelayedJobsDelayInSeconds extends ForwardingDelayedJobs {
  DelayedJobsDelayInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean schedule(String queue, Job job, Priority priority, Duration delay) {
    return super.schedule(queue, job, priority, Duration.ofMillis(delay.toSeconds()));
  }
}
