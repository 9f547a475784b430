package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "doubles the rest without an end", caughtBy = "theRestDoubles")
final class RetryQueueRestsWithoutEnd extends ForwardingRetryQueue {
  RetryQueueRestsWithoutEnd(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    Duration longest = policy.first().multipliedBy(1L << Math.min(job.attempts(), 40));
    RetryPolicy endless = new RetryPolicy(policy.attempts(), policy.first(), longest);
    return super.nack(queue, worker, job, error, endless);
  }
}
