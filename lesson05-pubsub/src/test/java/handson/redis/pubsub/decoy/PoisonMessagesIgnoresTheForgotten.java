package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "has nothing to bury where the stream has forgotten the event",
    caughtBy = "theForgottenLeavesALetter")
final class PoisonMessagesIgnoresTheForgotten extends ForwardingPoisonMessages {
  PoisonMessagesIgnoresTheForgotten(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean bury(String stream, String group, String id, String error) {
    if (jedis.xrange(stream, id, id).isEmpty()) {
      ack(stream, group, id);
      return false;
    }
    return super.bury(stream, group, id, error);
  }
}
