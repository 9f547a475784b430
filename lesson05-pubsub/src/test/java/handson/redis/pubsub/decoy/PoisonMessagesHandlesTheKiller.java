package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts failures only where an exception tells of them",
    caughtBy = "theKillerIsNotHandled")
final class PoisonMessagesHandlesTheKiller extends ForwardingPoisonMessages {
  PoisonMessagesHandlesTheKiller(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Outcome handle(Member member, Event event, int attempts, EventHandler handler)
      throws InterruptedException {
    try {
      handler.handle(event);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (deliveries(member.stream(), member.group(), event.id()) < attempts) {
        return Outcome.RETRY;
      }
      bury(member.stream(), member.group(), event.id(), e.toString());
      return Outcome.BURIED;
    }
    ack(member, event);
    return Outcome.DONE;
  }
}
