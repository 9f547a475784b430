package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListDirection;

@Decoy(
    mistake = "moves the job and writes the lease in a second step",
    caughtBy = "noMomentIsWrong")
final class ReliableQueueLeaseInASecondStep extends ForwardingReliableQueue {
  ReliableQueueLeaseInASecondStep(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    if (jedis.exists(keys.pending(worker))) {
      return super.take(queue, worker, lease, patience);
    }
    String moved = patience.isZero()
        ? jedis.lmove(keys.ready(), keys.pending(worker), ListDirection.LEFT, ListDirection.RIGHT)
        : jedis.blmove(
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
