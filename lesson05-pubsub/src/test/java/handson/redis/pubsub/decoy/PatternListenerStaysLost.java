package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import redis.clients.jedis.JedisPubSub;

@Decoy(
    mistake = "does not subscribe again after a lost connection",
    caughtBy = "aLostConnectionIsRenewed")
final class PatternListenerStaysLost extends ForwardingPatternListener {
  PatternListenerStaysLost(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    Delivery<Message> delivery = new Delivery<>(listener);
    CountDownLatch standing = new CountDownLatch(patterns.size());
    JedisPubSub subscriber = new JedisPubSub() {
      @Override
      public void onPSubscribe(String pattern, int number) {
        standing.countDown();
      }

      @Override
      public void onPMessage(String pattern, String channel, String text) {
        delivery.accept(new Message(pattern, channel, text));
      }
    };
    Daemon.start(
        () -> clients.jedis().psubscribe(subscriber, patterns.toArray(String[]::new)), standing);
    return () -> {
      Daemon.end(subscriber);
      delivery.close();
    };
  }
}
