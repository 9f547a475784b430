package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.KeyValue;

@Decoy(
    mistake = "takes from the end at which jobs are added: a stack",
    caughtBy = "takeGetsTheOldest")
final class SimpleQueueTakesTheNewest extends ForwardingSimpleQueue {
  SimpleQueueTakesTheNewest(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> take(String queue, Duration patience) {
    if (patience.isZero()) {
      return Optional.ofNullable(jedis.rpop(queue));
    }
    KeyValue<String, String> taken = jedis.brpop(patience.toMillis() / 1000.0, queue);
    return Optional.ofNullable(taken).map(KeyValue::getValue);
  }
}
