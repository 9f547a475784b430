package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.Set;
import java.util.function.Consumer;

@Decoy(mistake = "listens to one of the patterns", caughtBy = "overlappingPatternsDeliverTwice")
final class PatternListenerFirstOnly extends ForwardingPatternListener {
  PatternListenerFirstOnly(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    return super.listen(
        patterns.isEmpty() ? patterns : Set.of(patterns.iterator().next()), listener);
  }
}
