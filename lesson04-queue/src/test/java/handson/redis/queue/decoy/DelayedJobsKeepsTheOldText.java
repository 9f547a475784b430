package handson.redis.queue.decoy;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "leaves the text of a job that is scheduled again",
    caughtBy = "theSameIdTakesItsPlace")
final class DelayedJobsKeepsTheOldText extends ForwardingDelayedJobs {
  DelayedJobsKeepsTheOldText(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean scheduleAt(String queue, Job job, Priority priority, Instant due) {
    QueueKeys keys = new QueueKeys(queue);
    boolean isNew = jedis.zadd(keys.scheduled(), due.toEpochMilli(), job.id()) == 1;
    jedis.hsetnx(keys.jobs(), job.id(), DelayedJobs.text(priority, job));
    return isNew;
  }
}
