package handson.redis.queue.decoy;

import handson.redis.queue.SimpleQueue;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers empty at once, whatever the patience", caughtBy = "patienceEnds")
final class SimpleQueueNeverWaits extends ForwardingSimpleQueue {
  SimpleQueueNeverWaits(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> take(String queue, Duration patience) {
    SimpleQueue.patience(patience);
    return super.take(queue, Duration.ZERO);
  }
}
