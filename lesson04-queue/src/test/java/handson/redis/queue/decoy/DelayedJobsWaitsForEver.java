package handson.redis.queue.decoy;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "gives BLPOP the patience cut to milliseconds, and 0 is for ever",
    caughtBy = "patienceEnds")
final class DelayedJobsWaitsForEver extends ForwardingDelayedJobs {
  DelayedJobsWaitsForEver(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, Duration patience) {
    String[] ready = DelayedJobs.readyKeys(queue).toArray(String[]::new);
    if (patience.isZero()) {
      return super.take(queue, patience);
    }
    return Optional.ofNullable(jedis.blpop(patience.toMillis() / 1000.0, ready))
        .map(job -> Job.parse(job.getValue()));
  }
}
