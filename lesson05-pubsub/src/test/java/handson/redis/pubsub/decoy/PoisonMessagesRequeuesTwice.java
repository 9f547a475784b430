package handson.redis.pubsub.decoy;

import handson.redis.pubsub.DeadLetter;
import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(
    mistake = "reads the letter, and moves it in a transaction that watches nothing",
    caughtBy = "requeueIsOneStep")
final class PoisonMessagesRequeuesTwice extends ForwardingPoisonMessages {
  PoisonMessagesRequeuesTwice(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> requeue(String stream, String id, int most) {
    var found = jedis.xrange(PoisonMessages.deadKey(stream), id, id);
    XAddParams bounded = XAddParams.xAddParams().maxLen(PoisonMessages.atLeastOne(most));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    DeadLetter letter = DeadLetter.of(id, found.get(0).getFields());
    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.xadd(stream, letter.fields(), bounded);
      transaction.xdel(PoisonMessages.deadKey(stream), new StreamEntryID(id));
      return Optional.of(transaction.exec().get(0).toString());
    }
  }
}
