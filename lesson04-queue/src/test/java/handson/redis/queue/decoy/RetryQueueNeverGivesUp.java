package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets a job come back for ever", caughtBy = "theLastAttemptKills")
final class RetryQueueNeverGivesUp extends ForwardingRetryQueue {
  RetryQueueNeverGivesUp(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    RetryPolicy endless = new RetryPolicy(1_000_000, policy.first(), policy.longest());
    return super.nack(queue, worker, job, error, endless);
  }
}
