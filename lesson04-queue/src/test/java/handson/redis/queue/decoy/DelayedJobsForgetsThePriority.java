package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps every job as a normal one", caughtBy = "scheduleWritesWhenItIsDue")
final class DelayedJobsForgetsThePriority extends ForwardingDelayedJobs {
  DelayedJobsForgetsThePriority(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean schedule(String queue, Job job, Priority priority, Duration delay) {
    return super.schedule(queue, job, Priority.NORMAL, delay);
  }
}
