package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

@Decoy(mistake = "ends the subscription, and not the thread that tells", caughtBy = "nothingIsLeft")
final class NotifierLeaksThreads extends ForwardingNotifier {
  NotifierLeaksThreads(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    // That of newSingleThreadExecutor would end with the garbage.
    ExecutorService thread = Executors.newFixedThreadPool(1, Daemon::thread);
    return super.subscribe(channel, new Listener() {
      @Override
      public void onNotification(Notification notification) {
        thread.execute(() -> listener.onNotification(notification));
      }

      @Override
      public void onMalformed(String message) {
        thread.execute(() -> listener.onMalformed(message));
      }
    });
  }
}
