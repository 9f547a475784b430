package handson.redis.pubsub.decoy;

import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(mistake = "does not look whether the event is pending", caughtBy = "onlyThePendingIsBuried")
final class PoisonMessagesBuriesAnything extends ForwardingPoisonMessages {
  private static final XAddParams BOUNDED =
      XAddParams.xAddParams().maxLen(MOST_DEAD).approximateTrimming();

  PoisonMessagesBuriesAnything(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    if (deliveries(stream, group, id) > 0) {
      return super.bury(stream, group, id, error);
    }
    Map<String, String> letter = letter(stream, group, id, error);
    jedis.xadd(PoisonMessages.deadKey(stream), letter, BOUNDED);
    return true;
  }
}
