package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets the job rest without counting the attempt", caughtBy = "nackLetsTheJobRest")
final class RetryQueueDoesNotCount extends ForwardingRetryQueue {
  RetryQueueDoesNotCount(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    QueueKeys keys = new QueueKeys(queue);
    Fate fate = super.nack(queue, worker, job, error, policy);
    Double due =
        jedis.zscore(keys.retries(), job.withAttempts(job.attempts() + 1).json());
    if (due != null) {
      jedis.del(keys.retries());
      jedis.zadd(keys.retries(), due, job.json());
    }
    return fate;
  }
}
