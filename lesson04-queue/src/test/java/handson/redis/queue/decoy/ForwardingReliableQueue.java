package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.ReliableQueue;
import handson.redis.queue.jedis.JedisReliableQueue;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingReliableQueue implements ReliableQueue {
  protected final UnifiedJedis jedis;
  private final ReliableQueue right;

  ForwardingReliableQueue(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisReliableQueue(jedis);
  }

  @Override
  public void put(String queue, Job job) {
    right.put(queue, job);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    return right.take(queue, worker, lease, patience);
  }

  @Override
  public boolean ack(String queue, String worker, Job job) {
    return right.ack(queue, worker, job);
  }

  @Override
  public boolean heartbeat(String queue, String worker, Duration lease) {
    return right.heartbeat(queue, worker, lease);
  }

  @Override
  public long reclaim(String queue) {
    return right.reclaim(queue);
  }
}
