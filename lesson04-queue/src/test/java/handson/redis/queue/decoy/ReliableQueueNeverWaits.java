package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.ReliableQueue;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers empty at once, whatever the patience", caughtBy = "patienceEnds")
final class ReliableQueueNeverWaits extends ForwardingReliableQueue {
  ReliableQueueNeverWaits(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    ReliableQueue.notNegative(patience);
    return super.take(queue, worker, lease, Duration.ZERO);
  }
}
