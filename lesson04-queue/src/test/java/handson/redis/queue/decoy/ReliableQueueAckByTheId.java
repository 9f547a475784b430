package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks at the id only, and takes an old attempt for the new one",
    caughtBy = "aLateAckIsRefused")
final class ReliableQueueAckByTheId extends ForwardingReliableQueue {
  ReliableQueueAckByTheId(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean ack(String queue, String worker, Job job) {
    String pending = new QueueKeys(queue).pending(worker);
    return jedis.lrange(pending, 0, -1).stream()
        .filter(held -> Job.parse(held).id().equals(job.id()))
        .anyMatch(held -> jedis.lrem(pending, 1, held) == 1);
  }
}
