package handson.redis.pubsub.decoy;

import handson.redis.pubsub.DeadLetter;
import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(mistake = "puts the event back and keeps the letter", caughtBy = "requeueMakesANewEvent")
final class PoisonMessagesKeepsTheLetter extends ForwardingPoisonMessages {
  PoisonMessagesKeepsTheLetter(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> requeue(String stream, String id, int most) {
    PoisonMessages.atLeastOne(most);
    return letterOf(stream, id)
        .map(letter ->
            jedis.xadd(stream, letter.fields(), XAddParams.xAddParams()).toString());
  }

  private Optional<DeadLetter> letterOf(String stream, String id) {
    return jedis.xrange(PoisonMessages.deadKey(stream), id, id).stream()
        .map(entry -> DeadLetter.of(id, entry.getFields()))
        .filter(letter -> !letter.fields().isEmpty())
        .findFirst();
  }
}
