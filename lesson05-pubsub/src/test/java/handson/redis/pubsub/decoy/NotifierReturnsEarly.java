package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.concurrent.CompletableFuture;

@Decoy(mistake = "starts a thread that subscribes, and returns", caughtBy = "theSubscriptionStands")
final class NotifierReturnsEarly extends ForwardingNotifier {
  NotifierReturnsEarly(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    CompletableFuture<Subscription> later =
        CompletableFuture.supplyAsync(() -> super.subscribe(channel, listener));
    return () -> later.join().close();
  }
}
