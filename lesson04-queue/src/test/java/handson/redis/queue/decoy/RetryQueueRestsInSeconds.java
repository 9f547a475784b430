package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "writes in seconds when a job is due", caughtBy = "theRestDoubles")
final class RetryQueueRestsInSeconds extends ForwardingRetryQueue {
  RetryQueueRestsInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    QueueKeys keys = new QueueKeys(queue);
    Fate fate = super.nack(queue, worker, job, error, policy);
    String failed = job.withAttempts(job.attempts() + 1).json();
    Double due = jedis.zscore(keys.retries(), failed);
    if (due != null) {
      jedis.zadd(keys.retries(), Math.floor(due / 1000), failed);
    }
    return fate;
  }
}
