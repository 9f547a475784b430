package handson.redis.queue.decoy;

import handson.redis.queue.SimpleQueue;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks again and again until a job is there", caughtBy = "aWaitingTakeIsWoken")
final class SimpleQueuePolls extends ForwardingSimpleQueue {
  SimpleQueuePolls(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> take(String queue, Duration patience) {
    long end = System.nanoTime() + SimpleQueue.patience(patience) * 1_000_000;
    Optional<String> taken = super.take(queue, Duration.ZERO);
    while (taken.isEmpty() && System.nanoTime() < end) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return taken;
      }
      taken = super.take(queue, Duration.ZERO);
    }
    return taken;
  }
}
