package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes the pending list, whatever is in it", caughtBy = "aLateAckIsRefused")
final class ReliableQueueAckRemovesWhateverIsHeld extends ForwardingReliableQueue {
  ReliableQueueAckRemovesWhateverIsHeld(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean ack(String queue, String worker, Job job) {
    return jedis.del(new QueueKeys(queue).pending(worker)) == 1;
  }
}
