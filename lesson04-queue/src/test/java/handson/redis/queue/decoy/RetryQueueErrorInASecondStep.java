package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "buries the job and notes its error in a second step",
    caughtBy = "noMomentIsWrong")
final class RetryQueueErrorInASecondStep extends ForwardingRetryQueue {
  RetryQueueErrorInASecondStep(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    QueueKeys keys = new QueueKeys(queue);
    Fate fate = super.nack(queue, worker, job, error, policy);
    if (fate == Fate.DIES) {
      jedis.hdel(keys.errors(), job.id());
      jedis.hset(keys.errors(), job.id(), error);
    }
    return fate;
  }
}
