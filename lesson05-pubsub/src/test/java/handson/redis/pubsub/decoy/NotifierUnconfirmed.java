package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

@Decoy(
    mistake = "sends SUBSCRIBE and does not wait for the confirmation",
    caughtBy = "theSubscriptionStands")
final class NotifierUnconfirmed extends ForwardingNotifier {
  NotifierUnconfirmed(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    Delivery<String> delivery = new Delivery<>(message -> Wire.tell(listener, message));
    StatefulRedisPubSubConnection<String, String> connection =
        clients.lettuceClient().connectPubSub();
    connection.addListener(new RedisPubSubAdapter<>() {
      @Override
      public void message(String from, String message) {
        delivery.accept(message);
      }
    });
    connection.async().subscribe(channel);
    return () -> {
      connection.close();
      delivery.close();
    };
  }
}
