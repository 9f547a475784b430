package handson.redis.pubsub.decoy;

import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(
    mistake = "puts the letter back as it is, with its own fields",
    caughtBy = "requeueMakesANewEvent")
final class PoisonMessagesRequeuesTheLetter extends ForwardingPoisonMessages {
  PoisonMessagesRequeuesTheLetter(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> requeue(String stream, String id, int most) {
    var found = jedis.xrange(PoisonMessages.deadKey(stream), id, id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    XAddParams bounded = XAddParams.xAddParams().maxLen(PoisonMessages.atLeastOne(most));
    jedis.xdel(PoisonMessages.deadKey(stream), new StreamEntryID(id));
    return Optional.of(jedis.xadd(stream, found.get(0).getFields(), bounded).toString());
  }
}
