package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "puts the job that failed back to ready at once", caughtBy = "nackLetsTheJobRest")
final class RetryQueueRetriesAtOnce extends ForwardingRetryQueue {
  RetryQueueRetriesAtOnce(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    QueueKeys keys = new QueueKeys(queue);
    Fate fate = super.nack(queue, worker, job, error, policy);
    jedis
        .zpopmax(keys.retries(), 1)
        .forEach(resting -> jedis.lpush(keys.ready(), resting.getElement()));
    return fate;
  }
}
