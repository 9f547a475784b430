package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "puts a dead job back with its old attempts", caughtBy = "requeueStartsAnew")
final class RetryQueueRequeuesWithOldAttempts extends ForwardingRetryQueue {
  RetryQueueRequeuesWithOldAttempts(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean requeue(String queue, Job job) {
    QueueKeys keys = new QueueKeys(queue);
    boolean requeued = super.requeue(queue, job);
    if (requeued) {
      jedis.lset(keys.ready(), -1, job.json());
    }
    return requeued;
  }
}
