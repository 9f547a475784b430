package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.RetryPolicy;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "rests twice as long already after the first failure", caughtBy = "theRestDoubles")
final class RetryQueueRestDoublesTooEarly extends ForwardingRetryQueue {
  RetryQueueRestDoublesTooEarly(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    Duration first = policy.first().multipliedBy(2);
    RetryPolicy early = new RetryPolicy(policy.attempts(), first, policy.longest());
    return super.nack(queue, worker, job, error, early);
  }
}
