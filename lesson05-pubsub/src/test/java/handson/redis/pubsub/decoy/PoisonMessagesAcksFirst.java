package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "acknowledges before the work", caughtBy = "handleAcknowledges")
final class PoisonMessagesAcksFirst extends ForwardingPoisonMessages {
  PoisonMessagesAcksFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Outcome handle(Member member, Event event, int attempts, EventHandler handler)
      throws InterruptedException {
    if (deliveries(member.stream(), member.group(), event.id()) == 1) {
      ack(member, event);
    }
    return super.handle(member, event, attempts, handler);
  }
}
