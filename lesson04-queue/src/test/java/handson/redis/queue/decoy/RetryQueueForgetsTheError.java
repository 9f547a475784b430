package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "buries a job without its error", caughtBy = "theLastAttemptKills")
final class RetryQueueForgetsTheError extends ForwardingRetryQueue {
  RetryQueueForgetsTheError(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    Fate fate = super.nack(queue, worker, job, error, policy);
    jedis.del(new QueueKeys(queue).errors());
    return fate;
  }
}
