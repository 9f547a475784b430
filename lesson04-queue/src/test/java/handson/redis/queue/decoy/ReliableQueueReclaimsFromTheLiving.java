package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes from every worker, whatever its lease", caughtBy = "reclaimPutsBack")
final class ReliableQueueReclaimsFromTheLiving extends ForwardingReliableQueue {
  ReliableQueueReclaimsFromTheLiving(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long reclaim(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    long count = 0;
    for (String worker : jedis.zrange(keys.leases(), 0, -1)) {
      List<String> held = jedis.lrange(keys.pending(worker), 0, -1);
      try (AbstractTransaction transaction = jedis.multi()) {
        for (String job : held) {
          Job again = Job.parse(job);
          transaction.lpush(
              keys.ready(), again.withAttempts(again.attempts() + 1).json());
        }
        transaction.del(keys.pending(worker));
        transaction.zrem(keys.leases(), worker);
        transaction.exec();
      }
      count += held.size();
    }
    return count;
  }
}
