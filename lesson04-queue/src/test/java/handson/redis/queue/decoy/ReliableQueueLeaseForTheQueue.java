package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives all workers the new lease", caughtBy = "takeGivesALease")
final class ReliableQueueLeaseForTheQueue extends ForwardingReliableQueue {
  ReliableQueueLeaseForTheQueue(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    Optional<Job> job = super.take(queue, worker, lease, patience);
    Double end = jedis.zscore(keys.leases(), worker);
    for (String other : jedis.zrange(keys.leases(), 0, -1)) {
      jedis.zadd(keys.leases(), end, other);
    }
    return job;
  }
}
