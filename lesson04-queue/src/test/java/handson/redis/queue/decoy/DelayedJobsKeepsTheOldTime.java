package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "does not change when a job is due that is scheduled again",
    caughtBy = "theSameIdTakesItsPlace")
final class DelayedJobsKeepsTheOldTime extends ForwardingDelayedJobs {
  DelayedJobsKeepsTheOldTime(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean scheduleAt(String queue, Job job, Priority priority, Instant due) {
    QueueKeys keys = new QueueKeys(queue);
    Double old = jedis.zscore(keys.scheduled(), job.id());
    boolean isNew = super.scheduleAt(queue, job, priority, due);
    if (old != null) {
      jedis.zadd(keys.scheduled(), old, job.id());
    }
    return isNew;
  }
}
