package handson.redis.queue.decoy;

import handson.redis.queue.SimpleQueue;
import handson.redis.queue.jedis.JedisSimpleQueue;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingSimpleQueue implements SimpleQueue {
  protected final UnifiedJedis jedis;
  private final SimpleQueue right;

  ForwardingSimpleQueue(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisSimpleQueue(jedis);
  }

  @Override
  public boolean offer(String queue, String job, long limit) {
    return right.offer(queue, job, limit);
  }

  @Override
  public Optional<String> take(String queue, Duration patience) {
    return right.take(queue, patience);
  }

  @Override
  public long backlog(String queue) {
    return right.backlog(queue);
  }

  @Override
  public void stop(String queue) {
    right.stop(queue);
  }

  @Override
  public boolean isFinished(String queue) {
    return right.isFinished(queue);
  }
}
