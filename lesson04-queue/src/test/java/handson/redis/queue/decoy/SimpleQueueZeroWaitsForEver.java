package handson.redis.queue.decoy;

import handson.redis.queue.SimpleQueue;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.KeyValue;

@Decoy(
    mistake = "hands a patience of 0 to BLPOP, which takes it for: for ever",
    caughtBy = "noPatienceIsNoWaiting")
final class SimpleQueueZeroWaitsForEver extends ForwardingSimpleQueue {
  SimpleQueueZeroWaitsForEver(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> take(String queue, Duration patience) {
    KeyValue<String, String> taken = jedis.blpop(SimpleQueue.patience(patience) / 1000.0, queue);
    return Optional.ofNullable(taken).map(KeyValue::getValue);
  }
}
