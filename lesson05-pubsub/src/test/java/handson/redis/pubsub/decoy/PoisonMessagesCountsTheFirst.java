package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XPendingParams;

@Decoy(
    mistake = "asks for the oldest pending event, whichever that is",
    caughtBy = "deliveriesAreCounted")
final class PoisonMessagesCountsTheFirst extends ForwardingPoisonMessages {
  PoisonMessagesCountsTheFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long deliveries(String stream, String group, String id) {
    var pending = jedis.xpending(stream, group, XPendingParams.xPendingParams("-", "+", 1));
    return pending.isEmpty() ? 0 : pending.get(0).getDeliveredTimes();
  }
}
