package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "says of every job that it is new", caughtBy = "theSameIdTakesItsPlace")
final class DelayedJobsAlwaysNew extends ForwardingDelayedJobs {
  DelayedJobsAlwaysNew(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean scheduleAt(String queue, Job job, Priority priority, Instant due) {
    super.scheduleAt(queue, job, priority, due);
    return true;
  }
}
