package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a negative delay for none", caughtBy = "nonsenseIsRefused")
final class DelayedJobsNegativeIsNow extends ForwardingDelayedJobs {
  DelayedJobsNegativeIsNow(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean schedule(String queue, Job job, Priority priority, Duration delay) {
    return super.schedule(queue, job, priority, delay.isNegative() ? Duration.ZERO : delay);
  }
}
