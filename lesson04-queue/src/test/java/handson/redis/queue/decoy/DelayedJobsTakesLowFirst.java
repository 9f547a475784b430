package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks for the least urgent first", caughtBy = "takeGetsTheMostUrgent")
final class DelayedJobsTakesLowFirst extends ForwardingDelayedJobs {
  DelayedJobsTakesLowFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    for (Priority priority : List.of(Priority.LOW, Priority.NORMAL, Priority.HIGH)) {
      String job = jedis.lpop(keys.ready(priority));
      if (job != null) {
        return Optional.of(Job.parse(job));
      }
    }
    return super.take(queue, patience);
  }
}
