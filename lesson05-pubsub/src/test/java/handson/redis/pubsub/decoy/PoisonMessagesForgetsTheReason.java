package handson.redis.pubsub.decoy;

import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.LinkedHashMap;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(mistake = "keeps the fields of the event and nothing else", caughtBy = "buryMoves")
final class PoisonMessagesForgetsTheReason extends ForwardingPoisonMessages {
  private static final XAddParams BOUNDED =
      XAddParams.xAddParams().maxLen(MOST_DEAD).approximateTrimming();

  PoisonMessagesForgetsTheReason(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    if (deliveries(stream, group, id) == 0) {
      return false;
    }
    Map<String, String> letter = new LinkedHashMap<>();
    jedis.xrange(stream, id, id).forEach(event -> letter.putAll(event.getFields()));
    jedis.xadd(PoisonMessages.deadKey(stream), letter, BOUNDED);
    ack(stream, group, id);
    return true;
  }
}
