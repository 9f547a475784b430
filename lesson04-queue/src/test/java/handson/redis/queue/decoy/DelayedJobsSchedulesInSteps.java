package handson.redis.queue.decoy;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "writes when a job is due, and its text in a second step",
    caughtBy = "noMomentIsWrong")
final class DelayedJobsSchedulesInSteps extends ForwardingDelayedJobs {
  DelayedJobsSchedulesInSteps(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean scheduleAt(String queue, Job job, Priority priority, Instant due) {
    QueueKeys keys = new QueueKeys(queue);
    boolean isNew = jedis.zadd(keys.scheduled(), due.toEpochMilli(), job.id()) == 1;
    jedis.hset(keys.jobs(), job.id(), DelayedJobs.text(priority, job));
    return isNew;
  }

  @Override
  public boolean schedule(String queue, Job job, Priority priority, Duration delay) {
    return scheduleAt(queue, job, priority, Instant.now().plus(delay));
  }
}
