package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks at the id only, and takes an old attempt for the new one",
    caughtBy = "aLateNackChangesNothing")
final class RetryQueueNackByTheId extends ForwardingRetryQueue {
  RetryQueueNackByTheId(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    String pending = new QueueKeys(queue).pending(worker);
    return jedis.lrange(pending, 0, -1).stream()
        .map(Job::parse)
        .filter(held -> held.id().equals(job.id()))
        .findFirst()
        .map(held -> super.nack(queue, worker, held, error, policy))
        .orElse(Fate.LOST);
  }
}
