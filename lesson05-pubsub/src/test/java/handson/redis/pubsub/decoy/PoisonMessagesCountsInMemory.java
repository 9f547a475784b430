package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts in its own memory how often it was asked",
    caughtBy = "deliveriesAreCounted")
final class PoisonMessagesCountsInMemory extends ForwardingPoisonMessages {
  private final Map<String, Long> counts = new ConcurrentHashMap<>();

  PoisonMessagesCountsInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long deliveries(String stream, String group, String id) {
    return counts.merge(stream + group + id, 1L, Long::sum);
  }
}
