package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the error of who is not dead any more", caughtBy = "requeueStartsAnew")
final class RetryQueueRequeueKeepsTheError extends ForwardingRetryQueue {
  RetryQueueRequeueKeepsTheError(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean requeue(String queue, Job job) {
    QueueKeys keys = new QueueKeys(queue);
    String error = jedis.hget(keys.errors(), job.id());
    boolean requeued = super.requeue(queue, job);
    if (error != null) {
      jedis.hset(keys.errors(), job.id(), error);
    }
    return requeued;
  }
}
