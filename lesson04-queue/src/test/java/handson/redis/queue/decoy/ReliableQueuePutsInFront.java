package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "adds in front, so that the newest job comes first", caughtBy = "putAddsAtTheBack")
final class ReliableQueuePutsInFront extends ForwardingReliableQueue {
  ReliableQueuePutsInFront(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void put(String queue, Job job) {
    jedis.lpush(new QueueKeys(queue).ready(), job.json());
  }
}
