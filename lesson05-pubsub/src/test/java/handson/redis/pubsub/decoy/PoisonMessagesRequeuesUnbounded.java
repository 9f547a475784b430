package handson.redis.pubsub.decoy;

import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "puts events back into a stream without a bound",
    caughtBy = "requeueMakesANewEvent")
final class PoisonMessagesRequeuesUnbounded extends ForwardingPoisonMessages {
  PoisonMessagesRequeuesUnbounded(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> requeue(String stream, String id, int most) {
    PoisonMessages.atLeastOne(most);
    return super.requeue(stream, id, Integer.MAX_VALUE);
  }
}
