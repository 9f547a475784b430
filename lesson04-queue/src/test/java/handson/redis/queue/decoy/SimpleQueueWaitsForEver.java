package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.KeyValue;

@Decoy(
    mistake = "gives BLPOP the patience cut to milliseconds, and 0 is for ever",
    caughtBy = "patienceEnds")
final class SimpleQueueWaitsForEver extends ForwardingSimpleQueue {
  SimpleQueueWaitsForEver(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> take(String queue, Duration patience) {
    if (patience.isZero()) {
      return super.take(queue, patience);
    }
    KeyValue<String, String> taken = jedis.blpop(patience.toMillis() / 1000.0, queue);
    return Optional.ofNullable(taken).map(KeyValue::getValue);
  }
}
