package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.RetryPolicy;
import handson.redis.queue.RetryQueue;
import handson.redis.queue.jedis.JedisRetryQueue;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingRetryQueue implements RetryQueue {
  protected final UnifiedJedis jedis;
  private final RetryQueue right;

  ForwardingRetryQueue(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisRetryQueue(jedis);
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    return right.nack(queue, worker, job, error, policy);
  }

  @Override
  public long wake(String queue) {
    return right.wake(queue);
  }

  @Override
  public List<DeadJob> dead(String queue, int count) {
    return right.dead(queue, count);
  }

  @Override
  public boolean requeue(String queue, Job job) {
    return right.requeue(queue, job);
  }
}
