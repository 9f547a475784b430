package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import redis.clients.jedis.JedisPubSub;

@Decoy(
    mistake = "ends with the first exception of its listener",
    caughtBy = "aListenerMayDoAsItLikes")
final class PatternListenerEndsOnAThrow extends ForwardingPatternListener {
  PatternListenerEndsOnAThrow(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    CountDownLatch standing = new CountDownLatch(1);
    JedisPubSub subscriber = new JedisPubSub() {
      @Override
      public void onPSubscribe(String pattern, int number) {
        standing.countDown();
      }

      @Override
      public void onPMessage(String pattern, String channel, String text) {
        listener.accept(new Message(pattern, channel, text));
      }
    };
    Daemon.start(
        () -> clients.jedis().psubscribe(subscriber, patterns.toArray(String[]::new)), standing);
    return () -> Daemon.end(subscriber);
  }
}
