package handson.redis.pubsub.decoy;

import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(mistake = "keeps all letters for ever", caughtBy = "lettersAreBounded")
final class PoisonMessagesUnbounded extends ForwardingPoisonMessages {
  PoisonMessagesUnbounded(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    if (deliveries(stream, group, id) == 0) {
      return false;
    }
    Map<String, String> letter = letter(stream, group, id, error);
    jedis.xadd(PoisonMessages.deadKey(stream), letter, XAddParams.xAddParams());
    ack(stream, group, id);
    return true;
  }
}
