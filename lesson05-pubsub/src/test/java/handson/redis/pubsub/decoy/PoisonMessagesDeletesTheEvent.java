package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes the event from the stream, from all groups", caughtBy = "buryMoves")
final class PoisonMessagesDeletesTheEvent extends ForwardingPoisonMessages {
  PoisonMessagesDeletesTheEvent(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    boolean buried = super.bury(stream, group, id, error);
    if (buried) {
      jedis.xdel(stream, new StreamEntryID(id));
    }
    return buried;
  }
}
