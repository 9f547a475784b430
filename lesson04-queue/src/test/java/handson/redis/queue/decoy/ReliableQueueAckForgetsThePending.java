package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps in the pending list what is done", caughtBy = "ackRemoves")
final class ReliableQueueAckForgetsThePending extends ForwardingReliableQueue {
  ReliableQueueAckForgetsThePending(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean ack(String queue, String worker, Job job) {
    List<String> pending = jedis.lrange(new QueueKeys(queue).pending(worker), 0, -1);
    return pending.contains(job.json());
  }
}
