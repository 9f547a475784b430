package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.concurrent.atomic.AtomicBoolean;

@Decoy(mistake = "stops to tell, and stays subscribed", caughtBy = "nothingIsLeft")
final class NotifierStaysSubscribed extends ForwardingNotifier {
  NotifierStaysSubscribed(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    AtomicBoolean closed = new AtomicBoolean();
    super.subscribe(channel, new Listener() {
      @Override
      public void onNotification(Notification notification) {
        if (!closed.get()) {
          listener.onNotification(notification);
        }
      }

      @Override
      public void onMalformed(String message) {
        if (!closed.get()) {
          listener.onMalformed(message);
        }
      }
    });
    return () -> closed.set(true);
  }
}
