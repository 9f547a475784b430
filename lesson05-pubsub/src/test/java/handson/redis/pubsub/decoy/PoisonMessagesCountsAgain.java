package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts how often it was delivered again, from 0",
    caughtBy = "deliveriesAreCounted")
final class PoisonMessagesCountsAgain extends ForwardingPoisonMessages {
  PoisonMessagesCountsAgain(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long deliveries(String stream, String group, String id) {
    return Math.max(0, super.deliveries(stream, group, id) - 1);
  }
}
