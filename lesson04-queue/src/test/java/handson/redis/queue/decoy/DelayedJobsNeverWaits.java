package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers at once where it should wait", caughtBy = "patienceEnds")
final class DelayedJobsNeverWaits extends ForwardingDelayedJobs {
  DelayedJobsNeverWaits(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, Duration patience) {
    return super.take(queue, Duration.ZERO);
  }
}
