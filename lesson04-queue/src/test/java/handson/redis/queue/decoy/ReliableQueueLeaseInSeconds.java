package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "writes the end of the lease in seconds", caughtBy = "takeGivesALease")
final class ReliableQueueLeaseInSeconds extends ForwardingReliableQueue {
  ReliableQueueLeaseInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    Optional<Job> job = super.take(queue, worker, lease, patience);
    Double end = jedis.zscore(keys.leases(), worker);
    if (end != null) {
      jedis.zadd(keys.leases(), Math.floor(end / 1000), worker);
    }
    return job;
  }
}
