package handson.redis.pubsub.redisson;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.PatternListener;
import handson.redis.pubsub.Subscription;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.redisson.api.RPatternTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Patterns with Redisson: an object for each, over connections that it keeps for them. */
public final class RedissonPatternListener implements PatternListener {
  private final RedissonClient redisson;

  public RedissonPatternListener(RedissonClient redisson) {
    this.redisson = redisson;
  }

  // snippet: redisson-listen
  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    String[] all = PatternListener.notEmpty(patterns);
    Delivery<Message> delivery = new Delivery<>(requireNonNull(listener));
    Map<RPatternTopic, Integer> standing = new LinkedHashMap<>();
    try {
      for (String pattern : all) {
        RPatternTopic topic = redisson.getPatternTopic(pattern, StringCodec.INSTANCE);
        standing.put(
            topic,
            topic.addListener(
                String.class,
                (wanted, channel, text) ->
                    delivery.accept(new Message(wanted.toString(), channel.toString(), text))));
      }
    } catch (RuntimeException e) {
      end(standing, delivery);
      throw e;
    }
    return () -> end(standing, delivery);
  }

  private static void end(Map<RPatternTopic, Integer> standing, Delivery<Message> delivery) {
    // Not removeAllListeners, which ends the subscriptions of others too, and not removeListener,
    // which waits for Redis as long as any command.
    try (delivery) {
      CompletableFuture<?>[] removed = standing.entrySet().stream()
          .map(entry -> entry.getKey().removeListenerAsync(entry.getValue()).toCompletableFuture())
          .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(removed)
          .completeOnTimeout(null, 1, TimeUnit.SECONDS)
          .join();
    }
  }

  // end

  @Override
  public String literally(String name) {
    return name.replaceAll("[*?\\[\\]\\\\]", "\\\\$0");
  }
}
