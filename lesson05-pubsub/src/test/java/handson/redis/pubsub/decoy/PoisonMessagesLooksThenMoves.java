package handson.redis.pubsub.decoy;

import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(
    mistake = "looks first, and moves in a transaction that watches nothing",
    caughtBy = "oneBuries")
final class PoisonMessagesLooksThenMoves extends ForwardingPoisonMessages {
  private static final XAddParams BOUNDED =
      XAddParams.xAddParams().maxLen(MOST_DEAD).approximateTrimming();

  PoisonMessagesLooksThenMoves(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    if (deliveries(stream, group, id) == 0) {
      return false;
    }
    Map<String, String> letter = letter(stream, group, id, error);
    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.xadd(PoisonMessages.deadKey(stream), letter, BOUNDED);
      transaction.xack(stream, group, new StreamEntryID(id));
      transaction.exec();
    }
    return true;
  }
}
