package handson.redis.pubsub.decoy;

import handson.redis.pubsub.DeadLetter;
import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "begins a page with the letter that ended the last one", caughtBy = "buriedPages")
final class PoisonMessagesRepeatsTheLetter extends ForwardingPoisonMessages {
  PoisonMessagesRepeatsTheLetter(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<DeadLetter> buried(String stream, String after, int count) {
    return jedis
        .xrange(PoisonMessages.deadKey(stream), after, "+", PoisonMessages.atLeastOne(count))
        .stream()
        .map(entry -> DeadLetter.of(entry.getID().toString(), entry.getFields()))
        .toList();
  }
}
