package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.concurrent.CountDownLatch;
import redis.clients.jedis.JedisPubSub;

@Decoy(mistake = "still tells what was received before close", caughtBy = "nothingIsToldAfterClose")
final class NotifierTellsAfterClose extends ForwardingNotifier {
  NotifierTellsAfterClose(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    CountDownLatch standing = new CountDownLatch(1);
    JedisPubSub subscriber = new JedisPubSub() {
      @Override
      public void onSubscribe(String name, int channels) {
        standing.countDown();
      }

      @Override
      public void onMessage(String from, String message) {
        Wire.tell(listener, message);
      }
    };
    Daemon.start(() -> clients.jedis().subscribe(subscriber, channel), standing);
    return () -> Daemon.end(subscriber);
  }
}
