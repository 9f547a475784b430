package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

@Decoy(
    mistake = "keeps one listener a channel, and the last takes the place",
    caughtBy = "severalSubscribe")
final class NotifierOneListener extends ForwardingNotifier {
  NotifierOneListener(RedisClients clients) {
    super(clients);
  }

  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    boolean first = listeners.put(channel, listener) == null;
    return first ? super.subscribe(channel, new Latest(channel)) : () -> {};
  }

  private final class Latest implements Listener {
    private final String channel;

    Latest(String channel) {
      this.channel = channel;
    }

    @Override
    public void onNotification(Notification notification) {
      listeners.get(channel).onNotification(notification);
    }

    @Override
    public void onMalformed(String message) {
      listeners.get(channel).onMalformed(message);
    }
  }
}
