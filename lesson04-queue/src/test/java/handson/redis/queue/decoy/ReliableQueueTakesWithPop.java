package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the job out of Redis, as the simple queue does",
    caughtBy = "takeMovesToPending")
final class ReliableQueueTakesWithPop extends ForwardingReliableQueue {
  ReliableQueueTakesWithPop(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    Optional<Job> job = super.take(queue, worker, lease, patience);
    jedis.del(keys.pending(worker), keys.leases());
    return job;
  }
}
