package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks whether the job is held, and moves it in a second step",
    caughtBy = "aReclaimMayBeFirst")
final class RetryQueueLooksThenNacks extends ForwardingRetryQueue {
  RetryQueueLooksThenNacks(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    QueueKeys keys = new QueueKeys(queue);
    if (!jedis.lrange(keys.pending(worker), 0, -1).contains(job.json())) {
      return Fate.LOST;
    }
    Fate fate = super.nack(queue, worker, job, error, policy);
    if (fate == Fate.LOST) {
      jedis.zadd(keys.retries(), 1, job.withAttempts(job.attempts() + 1).json());
    }
    return Fate.RESTS;
  }
}
