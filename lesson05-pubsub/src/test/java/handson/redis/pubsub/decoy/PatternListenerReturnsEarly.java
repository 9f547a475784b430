package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

@Decoy(mistake = "starts a thread that subscribes, and returns", caughtBy = "allPatternsStand")
final class PatternListenerReturnsEarly extends ForwardingPatternListener {
  PatternListenerReturnsEarly(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    CompletableFuture<Subscription> later =
        CompletableFuture.supplyAsync(() -> super.listen(patterns, listener));
    return () -> later.join().close();
  }
}
