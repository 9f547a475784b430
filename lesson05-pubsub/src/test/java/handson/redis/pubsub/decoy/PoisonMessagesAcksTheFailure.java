package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "acknowledges in a finally block, whatever happened",
    caughtBy = "theLastFailureBuries")
final class PoisonMessagesAcksTheFailure extends ForwardingPoisonMessages {
  PoisonMessagesAcksTheFailure(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Outcome handle(Member member, Event event, int attempts, EventHandler handler)
      throws InterruptedException {
    try {
      return super.handle(member, event, attempts, handler);
    } finally {
      ack(member, event);
    }
  }
}
