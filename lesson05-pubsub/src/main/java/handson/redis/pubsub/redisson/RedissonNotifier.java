package handson.redis.pubsub.redisson;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Notifier;
import handson.redis.pubsub.Subscription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.StringCodec;
import tools.jackson.databind.json.JsonMapper;

/** Notifications with Redisson, which keeps connections for subscriptions apart. */
public final class RedissonNotifier implements Notifier {
  private final RedissonClient redisson;
  private final JsonMapper json = JsonMapper.builder().build();

  public RedissonNotifier(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public long publish(String channel, Notification notification) {
    return topic(channel).publish(json.writeValueAsString(requireNonNull(notification)));
  }

  // snippet: redisson-subscribe
  @Override
  public Subscription subscribe(String channel, Listener listener) {
    requireNonNull(listener);
    RTopic topic = topic(channel);
    Delivery<String> delivery = new Delivery<>(message -> tell(listener, message));
    int number = topic.addListener(String.class, (from, message) -> delivery.accept(message));
    return () -> {
      // Not removeAllListeners, which ends the subscriptions of others too, and not removeListener,
      // which waits for Redis as long as any command.
      try {
        CompletableFuture<Void> removed = topic.removeListenerAsync(number).toCompletableFuture();
        removed.copy().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
      } finally {
        delivery.close();
      }
    };
  }

  private RTopic topic(String channel) {
    // After a timeout Redisson would send again what may have arrived.
    return redisson.getTopic(
        PlainOptions.name(requireNonNull(channel)).codec(StringCodec.INSTANCE).retryAttempts(0));
  }
  // end

  private static void tell(Listener listener, String message) {
    Notification.read(message)
        .ifPresentOrElse(listener::onNotification, () -> listener.onMalformed(message));
  }
}
