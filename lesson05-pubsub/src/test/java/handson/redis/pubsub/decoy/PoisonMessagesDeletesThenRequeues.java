package handson.redis.pubsub.decoy;

import handson.redis.pubsub.DeadLetter;
import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

@Decoy(
    mistake = "deletes the letter, and adds the event in a second step",
    caughtBy = "requeueIsOneStep")
final class PoisonMessagesDeletesThenRequeues extends ForwardingPoisonMessages {
  PoisonMessagesDeletesThenRequeues(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> requeue(String stream, String id, int most) {
    var found = jedis.xrange(PoisonMessages.deadKey(stream), id, id);
    XAddParams bounded = XAddParams.xAddParams().maxLen(PoisonMessages.atLeastOne(most));
    if (found.isEmpty() || jedis.xdel(PoisonMessages.deadKey(stream), new StreamEntryID(id)) == 0) {
      return Optional.empty();
    }
    DeadLetter letter = DeadLetter.of(id, found.get(0).getFields());
    return Optional.of(jedis.xadd(stream, letter.fields(), bounded).toString());
  }
}
