package handson.redis.pubsub.decoy;

import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(mistake = "acknowledges, and writes the letter in a second step", caughtBy = "buryIsOneStep")
final class PoisonMessagesAcksThenBuries extends ForwardingPoisonMessages {
  private static final XAddParams BOUNDED =
      XAddParams.xAddParams().maxLen(MOST_DEAD).approximateTrimming();

  PoisonMessagesAcksThenBuries(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    if (deliveries(stream, group, id) == 0) {
      return false;
    }
    Map<String, String> letter = letter(stream, group, id, error);
    ack(stream, group, id);
    jedis.xadd(PoisonMessages.deadKey(stream), letter, BOUNDED);
    return true;
  }
}
