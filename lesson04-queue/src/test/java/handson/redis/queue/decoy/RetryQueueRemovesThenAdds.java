package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "removes the job from the worker and adds it in a second step",
    caughtBy = "noMomentIsWrong")
final class RetryQueueRemovesThenAdds extends ForwardingRetryQueue {
  RetryQueueRemovesThenAdds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    QueueKeys keys = new QueueKeys(queue);
    if (jedis.lrem(keys.pending(worker), 1, job.json()) == 0) {
      return Fate.LOST;
    }
    jedis.rpush(keys.pending(worker), job.json());
    return super.nack(queue, worker, job, error, policy);
  }
}
