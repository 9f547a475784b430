package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "adds the job though the worker does not hold it",
    caughtBy = "aLateNackChangesNothing")
final class RetryQueueNackAddsWithoutHolding extends ForwardingRetryQueue {
  RetryQueueNackAddsWithoutHolding(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    QueueKeys keys = new QueueKeys(queue);
    Fate fate = super.nack(queue, worker, job, error, policy);
    if (fate == Fate.LOST) {
      jedis.zadd(keys.retries(), 1, job.withAttempts(job.attempts() + 1).json());
    }
    return fate;
  }
}
