package handson.redis.expire.lettuce;

import handson.redis.expire.KeyEventDelivery;
import handson.redis.expire.KeyEvents;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keyspace notifications with Lettuce: each subscription opens a connection. */
public final class LettuceKeyEvents implements KeyEvents {
  private final RedisClient client;

  public LettuceKeyEvents(RedisClient client) {
    this.client = client;
  }

  // snippet: lettuce-setting
  @Override
  public Setting switchOn(String kinds) {
    try {
      return Setting.with(
          kinds,
          () -> ask(redis -> redis.configGet(SETTING).get(SETTING)),
          value -> ask(redis -> redis.configSet(SETTING, value)));
    } catch (RedisCommandExecutionException e) {
      throw KeyEvents.refused(e);
    }
  }

  // end

  // snippet: lettuce-events
  @Override
  public Subscription listen(int database, String event, Consumer<KeyEvent> listener) {
    StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub();
    KeyEventDelivery delivery = new KeyEventDelivery(listener);
    connection.addListener(new RedisPubSubAdapter<>() {
      @Override
      public void message(String pattern, String channel, String key) {
        // On Lettuce's own thread, which serves other connections too: no listener may work here.
        delivery.accept(channel, key);
      }
    });
    try {
      connection.sync().psubscribe(KeyEvents.pattern(database, event));
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
    return () -> {
      try {
        connection.close();
      } finally {
        delivery.close();
      }
    };
  }

  // end

  private <T> T ask(Function<RedisCommands<String, String>, T> question) {
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      return question.apply(connection.sync());
    }
  }
}
