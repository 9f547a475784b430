package handson.redis.queue.decoy;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes from the lists in turn", caughtBy = "takeGetsTheMostUrgent")
final class DelayedJobsTakesInTurn extends ForwardingDelayedJobs {
  private int turn;

  DelayedJobsTakesInTurn(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, Duration patience) {
    List<String> ready = new ArrayList<>(DelayedJobs.readyKeys(queue));
    Collections.rotate(ready, turn++);
    for (String key : ready) {
      String job = jedis.lpop(key);
      if (job != null) {
        return Optional.of(Job.parse(job));
      }
    }
    return super.take(queue, patience);
  }
}
