package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@Decoy(mistake = "lets a mapper make texts and instants of numbers", caughtBy = "malformedIsTold")
final class NotifierTakesNumbers extends ForwardingNotifier {
  NotifierTakesNumbers(RedisClients clients) {
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
      public void onMalformed(String message) {
        try {
          listener.onNotification(JsonMapper.shared().readValue(message, Notification.class));
        } catch (JacksonException | NullPointerException e) {
          listener.onMalformed(message);
        }
      }
    });
  }
}
