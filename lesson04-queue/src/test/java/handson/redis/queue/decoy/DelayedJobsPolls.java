package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "asks again and again until a job is there",
    caughtBy = "aWaitingTakeGetsTheMostUrgent")
final class DelayedJobsPolls extends ForwardingDelayedJobs {
  DelayedJobsPolls(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    Optional<Job> job = super.take(queue, Duration.ZERO);
    while (job.isEmpty() && System.nanoTime() < end) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return job;
      }
      job = super.take(queue, Duration.ZERO);
    }
    return job;
  }
}
