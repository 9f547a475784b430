package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;

@Decoy(mistake = "drops what is malformed without a word", caughtBy = "malformedIsTold")
final class NotifierHidesBadJson extends ForwardingNotifier {
  NotifierHidesBadJson(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    return super.subscribe(channel, new Listener() {
      @Override
      public void onNotification(Notification notification) {
        listener.onNotification(notification);
      }

      @Override
      public void onMalformed(String message) {}
    });
  }
}
