package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "makes a while from its own now of the time", caughtBy = "scheduleAtTakesTheTime")
final class DelayedJobsTimeAsADelay extends ForwardingDelayedJobs {
  DelayedJobsTimeAsADelay(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean scheduleAt(String queue, Job job, Priority priority, Instant due) {
    Duration delay = Duration.between(Instant.now(), due);
    return super.schedule(queue, job, priority, delay.isNegative() ? Duration.ZERO : delay);
  }
}
