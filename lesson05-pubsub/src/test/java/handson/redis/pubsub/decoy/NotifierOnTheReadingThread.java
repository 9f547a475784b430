package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

@Decoy(
    mistake = "calls the listener on Lettuce's own thread, which serves others too",
    caughtBy = "aListenerMayPublish")
final class NotifierOnTheReadingThread extends ForwardingNotifier {
  NotifierOnTheReadingThread(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    StatefulRedisPubSubConnection<String, String> connection =
        clients.lettuceClient().connectPubSub();
    connection.addListener(new RedisPubSubAdapter<>() {
      @Override
      public void message(String from, String message) {
        Wire.tell(listener, message);
      }
    });
    connection.sync().subscribe(channel);
    return connection::close;
  }
}
