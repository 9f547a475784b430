package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes any name, and a cluster spreads the keys", caughtBy = "nonsenseIsRefused")
final class ReliableQueueWithoutHashTag extends ForwardingReliableQueue {
  ReliableQueueWithoutHashTag(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void put(String queue, Job job) {
    jedis.rpush(queue + ":ready", job.json());
  }
}
