package handson.redis.queue.decoy;

import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks whether a job is scheduled, and then removes it",
    caughtBy = "twoAtOnceAgree")
final class DelayedJobsLooksThenCancels extends ForwardingDelayedJobs {
  DelayedJobsLooksThenCancels(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean cancel(String queue, String id) {
    boolean isScheduled = jedis.zscore(new QueueKeys(queue).scheduled(), id) != null;
    super.cancel(queue, id);
    return isScheduled;
  }
}
