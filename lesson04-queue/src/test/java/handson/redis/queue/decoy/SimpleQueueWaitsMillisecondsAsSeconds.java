package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.KeyValue;

@Decoy(mistake = "hands milliseconds to BLPOP, which wants seconds", caughtBy = "patienceEnds")
final class SimpleQueueWaitsMillisecondsAsSeconds extends ForwardingSimpleQueue {
  SimpleQueueWaitsMillisecondsAsSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> take(String queue, Duration patience) {
    if (patience.isZero()) {
      return super.take(queue, patience);
    }
    KeyValue<String, String> taken = jedis.blpop((double) patience.toMillis(), queue);
    return Optional.ofNullable(taken).map(KeyValue::getValue);
  }
}
