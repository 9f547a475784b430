package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.util.Collections;
import java.util.List;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks at the lease first and takes away in a second step",
    caughtBy = "aBeatAtTheLastMomentCounts")
final class ReliableQueueReclaimLooksOnce extends ForwardingReliableQueue {
  ReliableQueueReclaimLooksOnce(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long reclaim(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    long count = 0;
    for (String worker : expired(keys)) {
      List<String> held = jedis.lrange(keys.pending(worker), 0, -1);
      Collections.reverse(held);
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

  private List<String> expired(QueueKeys keys) {
    double now = System.currentTimeMillis();
    return jedis.zrangeWithScores(keys.leases(), 0, -1).stream()
        .filter(lease -> lease.getScore() <= now)
        .map(lease -> lease.getElement())
        .toList();
  }
}
