package handson.redis.pubsub.decoy;

import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(mistake = "keeps the id, of an event that will be trimmed", caughtBy = "buryMoves")
final class PoisonMessagesKeepsOnlyTheId extends ForwardingPoisonMessages {
  private static final XAddParams BOUNDED =
      XAddParams.xAddParams().maxLen(MOST_DEAD).approximateTrimming();

  PoisonMessagesKeepsOnlyTheId(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    if (deliveries(stream, group, id) == 0) {
      return false;
    }
    Map<String, String> letter = letter(stream, group, id, error);
    jedis
        .xrange(stream, id, id)
        .forEach(event -> letter.keySet().removeAll(event.getFields().keySet()));
    jedis.xadd(PoisonMessages.deadKey(stream), letter, BOUNDED);
    ack(stream, group, id);
    return true;
  }
}
