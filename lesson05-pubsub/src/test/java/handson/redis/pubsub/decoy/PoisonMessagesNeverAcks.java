package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "says that it is done, but not to Redis", caughtBy = "handleAcknowledges")
final class PoisonMessagesNeverAcks extends ForwardingPoisonMessages {
  PoisonMessagesNeverAcks(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Outcome handle(Member member, Event event, int attempts, EventHandler handler)
      throws InterruptedException {
    try {
      handler.handle(event);
      return Outcome.DONE;
    } catch (Exception e) {
      return Outcome.RETRY;
    }
  }
}
