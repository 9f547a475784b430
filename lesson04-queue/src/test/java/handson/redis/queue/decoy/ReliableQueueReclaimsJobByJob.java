package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.util.Collections;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "moves job by job, each in two steps", caughtBy = "noMomentIsWrong")
final class ReliableQueueReclaimsJobByJob extends ForwardingReliableQueue {
  ReliableQueueReclaimsJobByJob(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long reclaim(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    long count = 0;
    for (String worker : expired(keys)) {
      List<String> held = jedis.lrange(keys.pending(worker), 0, -1);
      Collections.reverse(held);
      for (String job : held) {
        Job again = Job.parse(job);
        jedis.lrem(keys.pending(worker), -1, job);
        jedis.lpush(keys.ready(), again.withAttempts(again.attempts() + 1).json());
      }
      jedis.zrem(keys.leases(), worker);
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
