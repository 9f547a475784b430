package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes an interrupt for a failure of the event",
    caughtBy = "anInterruptIsNoFailure")
final class PoisonMessagesBlamesTheEvent extends ForwardingPoisonMessages {
  PoisonMessagesBlamesTheEvent(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Outcome handle(Member member, Event event, int attempts, EventHandler handler)
      throws InterruptedException {
    try {
      return super.handle(member, event, attempts, handler);
    } catch (InterruptedException e) {
      bury(member.stream(), member.group(), event.id(), e.toString());
      return Outcome.BURIED;
    }
  }
}
