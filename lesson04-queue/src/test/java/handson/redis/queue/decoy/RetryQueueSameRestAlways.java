package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "rests as long after every failure", caughtBy = "theRestDoubles")
final class RetryQueueSameRestAlways extends ForwardingRetryQueue {
  RetryQueueSameRestAlways(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    RetryPolicy flat = new RetryPolicy(policy.attempts(), policy.first(), policy.first());
    return super.nack(queue, worker, job, error, flat);
  }
}
