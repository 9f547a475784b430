package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

@Decoy(
    mistake = "tells a message once, whatever number of patterns it matches",
    caughtBy = "overlappingPatternsDeliverTwice")
final class PatternListenerOnce extends ForwardingPatternListener {
  PatternListenerOnce(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    return super.listen(patterns, message -> {
      if (seen.add(message.channel() + ' ' + message.text())) {
        listener.accept(message);
      }
    });
  }
}
