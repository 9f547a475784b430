package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

@Decoy(mistake = "keeps what waits on a stack", caughtBy = "aSubscriberGetsAll")
final class NotifierReversed extends ForwardingNotifier {
  NotifierReversed(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    Deque<Notification> stack = new ArrayDeque<>();
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    Subscription subscription = super.subscribe(channel, new Listener() {
      @Override
      public void onNotification(Notification notification) {
        synchronized (stack) {
          stack.push(notification);
        }
        thread.schedule(this::tellOne, 300, TimeUnit.MILLISECONDS);
      }

      private void tellOne() {
        synchronized (stack) {
          listener.onNotification(stack.pop());
        }
      }

      @Override
      public void onMalformed(String message) {
        listener.onMalformed(message);
      }
    });
    return () -> {
      subscription.close();
      thread.shutdownNow();
    };
  }
}
