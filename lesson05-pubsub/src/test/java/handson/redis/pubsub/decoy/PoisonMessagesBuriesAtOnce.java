package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.pubsub.PoisonMessages;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "buries at the first failure", caughtBy = "theLastFailureBuries")
final class PoisonMessagesBuriesAtOnce extends ForwardingPoisonMessages {
  PoisonMessagesBuriesAtOnce(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Outcome handle(Member member, Event event, int attempts, EventHandler handler)
      throws InterruptedException {
    PoisonMessages.atLeastOne(attempts);
    return super.handle(member, event, 1, handler);
  }
}
