package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import org.redisson.api.RTopic;
import org.redisson.client.codec.StringCodec;

@Decoy(mistake = "ends the subscriptions of others with its own", caughtBy = "severalSubscribe")
final class NotifierEndsAll extends ForwardingNotifier {
  NotifierEndsAll(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    RTopic topic = clients.redisson().getTopic(channel, StringCodec.INSTANCE);
    Delivery<String> delivery = new Delivery<>(message -> Wire.tell(listener, message));
    topic.addListener(String.class, (from, message) -> delivery.accept(message));
    return () -> {
      topic.removeAllListeners();
      delivery.close();
    };
  }
}
