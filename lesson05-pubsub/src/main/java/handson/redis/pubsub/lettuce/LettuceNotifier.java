package handson.redis.pubsub.lettuce;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Notifier;
import handson.redis.pubsub.Subscription;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import tools.jackson.databind.json.JsonMapper;

/** Notifications with Lettuce: each subscription opens a connection. */
public final class LettuceNotifier implements Notifier, AutoCloseable {
  private final RedisClient client;
  private final LettuceConnections publishing;
  private final JsonMapper json = JsonMapper.builder().build();

  public LettuceNotifier(RedisClient client) {
    this.client = client;
    this.publishing = new LettuceConnections(client);
  }

  @Override
  public long publish(String channel, Notification notification) {
    String message = json.writeValueAsString(requireNonNull(notification));
    requireNonNull(channel);
    return publishing.ask(redis -> redis.publish(channel, message));
  }

  // snippet: lettuce-subscribe
  @Override
  public Subscription subscribe(String channel, Listener listener) {
    requireNonNull(channel);
    requireNonNull(listener);
    StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub();
    Delivery<String> delivery = new Delivery<>(message -> tell(listener, message));
    connection.addListener(new RedisPubSubAdapter<>() {
      @Override
      public void message(String channel, String message) {
        // On Lettuce's own thread, which serves other connections too: no listener may work here.
        delivery.accept(message);
      }
    });
    try {
      connection.sync().subscribe(channel);
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
    return () -> {
      connection.close();
      delivery.close();
    };
  }

  // end

  private static void tell(Listener listener, String message) {
    Notification.read(message)
        .ifPresentOrElse(listener::onNotification, () -> listener.onMalformed(message));
  }

  @Override
  public void close() {
    publishing.close();
  }
}
