package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Notifier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of decoys that get something else wrong. */
final class Wire {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Wire() {}

  static Notification read(String message) {
    Notification notification = JSON.readValue(message, Notification.class);
    if (notification == null) {
      throw new IllegalArgumentException("null");
    }
    return notification;
  }

  static void tell(Notifier.Listener listener, String message) {
    Notification notification;
    try {
      notification = read(message);
    } catch (JacksonException | IllegalArgumentException e) {
      listener.onMalformed(message);
      return;
    }
    listener.onNotification(notification);
  }
}
