package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.concurrent.CountDownLatch;
import redis.clients.jedis.JedisPubSub;

@Decoy(
    mistake = "does not subscribe again after a lost connection",
    caughtBy = "aLostConnectionIsRenewed")
final class NotifierStaysLost extends ForwardingNotifier {
  NotifierStaysLost(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    Delivery<String> delivery = new Delivery<>(message -> Wire.tell(listener, message));
    CountDownLatch standing = new CountDownLatch(1);
    JedisPubSub subscriber = new JedisPubSub() {
      @Override
      public void onSubscribe(String name, int channels) {
        standing.countDown();
      }

      @Override
      public void onMessage(String from, String message) {
        delivery.accept(message);
      }
    };
    Daemon.start(() -> clients.jedis().subscribe(subscriber, channel), standing);
    return () -> {
      Daemon.end(subscriber);
      delivery.close();
    };
  }
}
