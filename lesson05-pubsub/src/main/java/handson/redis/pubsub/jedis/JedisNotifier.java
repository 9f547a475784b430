package handson.redis.pubsub.jedis;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Notifier;
import handson.redis.pubsub.Subscription;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.json.JsonMapper;

/** Notifications with Jedis: each subscription keeps a connection of the pool, and a thread. */
public final class JedisNotifier implements Notifier {
  private final RedisClient jedis;
  private final JsonMapper json = JsonMapper.builder().build();

  public JedisNotifier(RedisClient jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-publish
  @Override
  public long publish(String channel, Notification notification) {
    String message = json.writeValueAsString(requireNonNull(notification));
    return jedis.publish(requireNonNull(channel), message);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    requireNonNull(listener);
    Delivery<String> delivery = new Delivery<>(message -> tell(listener, message));
    JedisSubscriber subscriber = JedisSubscriber.toChannel(
        jedis, requireNonNull(channel), (pattern, from, message) -> delivery.accept(message));
    return () -> {
      subscriber.close();
      delivery.close();
    };
  }

  private static void tell(Listener listener, String message) {
    Notification.read(message)
        .ifPresentOrElse(listener::onNotification, () -> listener.onMalformed(message));
  }
  // end
}
