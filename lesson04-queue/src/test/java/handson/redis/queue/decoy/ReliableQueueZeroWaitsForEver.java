package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.ReliableQueue;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListDirection;

@Decoy(
    mistake = "hands a patience of 0 to BLMOVE, which takes it for: for ever",
    caughtBy = "patienceEnds")
final class ReliableQueueZeroWaitsForEver extends ForwardingReliableQueue {
  ReliableQueueZeroWaitsForEver(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    ReliableQueue.notNegative(patience);
    if (patience.isZero() && !jedis.exists(keys.pending(worker))) {
      jedis.blmove(keys.ready(), keys.ready(), ListDirection.LEFT, ListDirection.LEFT, 0);
    }
    return super.take(queue, worker, lease, patience);
  }
}
