package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.PatternListener;
import handson.redis.pubsub.Subscription;
import handson.redis.pubsub.jedis.JedisPatternListener;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Set;
import java.util.function.Consumer;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingPatternListener implements PatternListener {
  protected final RedisClients clients;
  private final PatternListener right;

  ForwardingPatternListener(RedisClients clients) {
    this.clients = clients;
    this.right = new JedisPatternListener(clients.jedis());
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    return right.listen(patterns, listener);
  }

  @Override
  public String literally(String name) {
    return right.literally(name);
  }

  /** A Lettuce connection that hands over what comes, on its reading thread. */
  protected StatefulRedisPubSubConnection<String, String> connection(Consumer<Message> told) {
    StatefulRedisPubSubConnection<String, String> connection =
        clients.lettuceClient().connectPubSub();
    connection.addListener(new RedisPubSubAdapter<>() {
      @Override
      public void message(String channel, String text) {
        told.accept(new Message(channel, channel, text));
      }

      @Override
      public void message(String pattern, String channel, String text) {
        told.accept(new Message(pattern, channel, text));
      }
    });
    return connection;
  }

  protected static Subscription ending(
      StatefulRedisPubSubConnection<String, String> connection, Delivery<Message> delivery) {
    return () -> {
      connection.close();
      delivery.close();
    };
  }
}
