package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "hands out what is held once more as if it were the first time",
    caughtBy = "whatIsHeldComesFirst")
final class ReliableQueueDoesNotCountWhatIsHeld extends ForwardingReliableQueue {
  ReliableQueueDoesNotCountWhatIsHeld(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    String held = jedis.lindex(keys.pending(worker), 0);
    Optional<Job> job = super.take(queue, worker, lease, patience);
    if (held != null) {
      jedis.lset(keys.pending(worker), 0, held);
      return Optional.of(Job.parse(held));
    }
    return job;
  }
}
