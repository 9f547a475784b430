package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives a job one attempt more than the policy", caughtBy = "theLastAttemptKills")
final class RetryQueueOneAttemptMore extends ForwardingRetryQueue {
  RetryQueueOneAttemptMore(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    int more = policy.attempts() + 1;
    RetryPolicy generous = new RetryPolicy(more, policy.first(), policy.longest());
    return super.nack(queue, worker, job, error, generous);
  }
}
