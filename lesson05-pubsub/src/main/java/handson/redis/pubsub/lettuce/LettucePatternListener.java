package handson.redis.pubsub.lettuce;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.PatternListener;
import handson.redis.pubsub.Subscription;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Set;
import java.util.function.Consumer;

/** Patterns with Lettuce: each subscription opens a connection. */
public final class LettucePatternListener implements PatternListener {
  private final RedisClient client;

  public LettucePatternListener(RedisClient client) {
    this.client = client;
  }

  // snippet: lettuce-listen
  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    String[] all = PatternListener.notEmpty(patterns);
    Delivery<Message> delivery = new Delivery<>(requireNonNull(listener));
    StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub();
    connection.addListener(new RedisPubSubAdapter<>() {
      @Override
      public void message(String pattern, String channel, String text) {
        // On Lettuce's own thread, which serves other connections too: no listener may work here.
        delivery.accept(new Message(pattern, channel, text));
      }
    });
    try {
      connection.sync().psubscribe(all);
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

  @Override
  public String literally(String name) {
    return name.replaceAll("[*?\\[\\]\\\\]", "\\\\$0");
  }
}
