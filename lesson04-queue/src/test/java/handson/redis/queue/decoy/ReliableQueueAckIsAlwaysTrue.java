package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "says yes to every ack", caughtBy = "ackRemoves")
final class ReliableQueueAckIsAlwaysTrue extends ForwardingReliableQueue {
  ReliableQueueAckIsAlwaysTrue(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean ack(String queue, String worker, Job job) {
    super.ack(queue, worker, job);
    return true;
  }
}
