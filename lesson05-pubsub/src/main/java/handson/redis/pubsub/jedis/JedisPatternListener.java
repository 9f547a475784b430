package handson.redis.pubsub.jedis;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.PatternListener;
import handson.redis.pubsub.Subscription;
import java.util.Set;
import java.util.function.Consumer;
import redis.clients.jedis.RedisClient;

/** Patterns with Jedis: each subscription keeps a connection of the pool, and a thread. */
public final class JedisPatternListener implements PatternListener {
  private final RedisClient jedis;

  public JedisPatternListener(RedisClient jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-listen
  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    Delivery<Message> delivery = new Delivery<>(requireNonNull(listener));
    JedisSubscriber subscriber = JedisSubscriber.toPatterns(
        jedis,
        PatternListener.notEmpty(patterns),
        (pattern, channel, text) -> delivery.accept(new Message(pattern, channel, text)));
    return () -> {
      subscriber.close();
      delivery.close();
    };
  }

  @Override
  public String literally(String name) {
    return name.replaceAll("[*?\\[\\]\\\\]", "\\\\$0");
  }
  // end
}
