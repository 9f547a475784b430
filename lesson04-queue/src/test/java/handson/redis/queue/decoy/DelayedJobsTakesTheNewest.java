package handson.redis.queue.decoy;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the newest of the most urgent", caughtBy = "takeGetsTheMostUrgent")
final class DelayedJobsTakesTheNewest extends ForwardingDelayedJobs {
  DelayedJobsTakesTheNewest(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, Duration patience) {
    for (String ready : DelayedJobs.readyKeys(queue)) {
      String job = jedis.rpop(ready);
      if (job != null) {
        return Optional.of(Job.parse(job));
      }
    }
    return super.take(queue, patience);
  }
}
