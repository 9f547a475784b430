package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks at the front and removes it in a second step",
    caughtBy = "eachJobReachesOne")
final class SimpleQueueLooksThenRemoves extends ForwardingSimpleQueue {
  SimpleQueueLooksThenRemoves(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> take(String queue, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    do {
      String job = jedis.lindex(queue, 0);
      if (job != null) {
        jedis.lrem(queue, 1, job);
        return Optional.of(job);
      }
    } while (System.nanoTime() < end);
    return Optional.empty();
  }
}
