package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "cuts the patience to whole seconds", caughtBy = "patienceEnds")
final class SimpleQueueCutsTheSecond extends ForwardingSimpleQueue {
  SimpleQueueCutsTheSecond(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> take(String queue, Duration patience) {
    return super.take(queue, Duration.ofSeconds(patience.toSeconds()));
  }
}
