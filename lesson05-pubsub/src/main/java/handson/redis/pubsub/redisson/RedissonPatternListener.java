package handson.redis.pubsub.redisson;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.PatternListener;
import handson.redis.pubsub.Subscription;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
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
    Deque<Runnable> ends = new ArrayDeque<>();
    ends.add(delivery::close);
    try {
      for (String pattern : all) {
        ends.push(listening(pattern, delivery));
      }
    } catch (RuntimeException e) {
      ends.forEach(Runnable::run);
      throw e;
    }
    return () -> ends.forEach(Runnable::run);
  }

  private Runnable listening(String wanted, Delivery<Message> delivery) {
    RPatternTopic topic = redisson.getPatternTopic(wanted, StringCodec.INSTANCE);
    int number = topic.addListener(
        String.class,
        (pattern, channel, text) ->
            delivery.accept(new Message(pattern.toString(), channel.toString(), text)));
    // Not removeAllListeners, which ends the subscriptions of others too.
    return () -> topic.removeListener(number);
  }
  // end

  @Override
  public String literally(String name) {
    return name.replaceAll("[*?\\[\\]\\\\]", "\\\\$0");
  }
}
