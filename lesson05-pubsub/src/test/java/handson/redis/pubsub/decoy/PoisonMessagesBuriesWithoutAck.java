package handson.redis.pubsub.decoy;

import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(mistake = "writes a letter, and leaves the event pending", caughtBy = "buryMoves")
final class PoisonMessagesBuriesWithoutAck extends ForwardingPoisonMessages {
  private static final XAddParams BOUNDED =
      XAddParams.xAddParams().maxLen(MOST_DEAD).approximateTrimming();

  PoisonMessagesBuriesWithoutAck(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    if (deliveries(stream, group, id) == 0) {
      return false;
    }
    Map<String, String> letter = letter(stream, group, id, error);
    jedis.xadd(PoisonMessages.deadKey(stream), letter, BOUNDED);
    return true;
  }
}
