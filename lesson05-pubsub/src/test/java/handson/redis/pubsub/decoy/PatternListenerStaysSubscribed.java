package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

@Decoy(mistake = "stops to tell, and stays subscribed", caughtBy = "nothingIsLeft")
final class PatternListenerStaysSubscribed extends ForwardingPatternListener {
  PatternListenerStaysSubscribed(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    AtomicBoolean closed = new AtomicBoolean();
    super.listen(patterns, message -> {
      if (!closed.get()) {
        listener.accept(message);
      }
    });
    return () -> closed.set(true);
  }
}
