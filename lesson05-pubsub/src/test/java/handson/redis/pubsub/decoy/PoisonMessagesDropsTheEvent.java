package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "acknowledges what fails, and keeps no letter", caughtBy = "buryMoves")
final class PoisonMessagesDropsTheEvent extends ForwardingPoisonMessages {
  PoisonMessagesDropsTheEvent(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    if (deliveries(stream, group, id) == 0) {
      return false;
    }
    ack(stream, group, id);
    return true;
  }
}
