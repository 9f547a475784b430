package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

@Decoy(mistake = "subscribes to the name as a pattern", caughtBy = "aSubscriberGetsAll")
final class NotifierByPattern extends ForwardingNotifier {
  NotifierByPattern(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    Delivery<String> delivery = new Delivery<>(message -> Wire.tell(listener, message));
    StatefulRedisPubSubConnection<String, String> connection =
        clients.lettuceClient().connectPubSub();
    connection.addListener(new RedisPubSubAdapter<>() {
      @Override
      public void message(String pattern, String from, String message) {
        delivery.accept(message);
      }
    });
    connection.sync().psubscribe(channel);
    return () -> {
      connection.close();
      delivery.close();
    };
  }
}
