package handson.redis.queue.decoy;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives BLPOP a patience of 0", caughtBy = "patienceEnds")
final class DelayedJobsZeroWaitsForEver extends ForwardingDelayedJobs {
  DelayedJobsZeroWaitsForEver(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, Duration patience) {
    String[] ready = DelayedJobs.readyKeys(queue).toArray(String[]::new);
    return Optional.ofNullable(jedis.blpop(DelayedJobs.patience(patience) / 1000.0, ready))
        .map(job -> Job.parse(job.getValue()));
  }
}
