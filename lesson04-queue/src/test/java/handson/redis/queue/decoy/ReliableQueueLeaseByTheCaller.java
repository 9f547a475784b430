package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets the lease begin when the job was made", caughtBy = "takeGivesALease")
final class ReliableQueueLeaseByTheCaller extends ForwardingReliableQueue {
  ReliableQueueLeaseByTheCaller(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    Optional<Job> job = super.take(queue, worker, lease, patience);
    job.ifPresent(taken -> jedis.zadd(
        keys.leases(), taken.enqueuedAt().toEpochMilli() + (double) lease.toMillis(), worker));
    return job;
  }
}
