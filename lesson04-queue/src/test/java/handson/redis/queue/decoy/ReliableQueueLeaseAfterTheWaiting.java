package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListDirection;

@Decoy(
    mistake = "moves a job that it waited for, and writes the lease in a second step",
    caughtBy = "noMomentIsWrong")
final class ReliableQueueLeaseAfterTheWaiting extends ForwardingReliableQueue {
  ReliableQueueLeaseAfterTheWaiting(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    Optional<Job> ready = super.take(queue, worker, lease, Duration.ZERO);
    if (ready.isPresent() || patience.isZero()) {
      return ready;
    }
    String moved = jedis.blmove(
        keys.ready(),
        keys.pending(worker),
        ListDirection.LEFT,
        ListDirection.RIGHT,
        patience.toMillis() / 1000.0);
    Optional<Job> job = Optional.ofNullable(moved).map(Job::parse);
    if (job.isPresent()) {
      jedis.zadd(keys.leases(), System.currentTimeMillis() + (double) lease.toMillis(), worker);
    }
    return job;
  }
}
