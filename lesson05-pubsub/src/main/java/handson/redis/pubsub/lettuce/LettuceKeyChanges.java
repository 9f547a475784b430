package handson.redis.pubsub.lettuce;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.KeyChanges;
import handson.redis.pubsub.Subscription;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keyspace notifications with Lettuce: each subscription opens a connection. */
public final class LettuceKeyChanges implements KeyChanges {
  private final RedisClient client;

  public LettuceKeyChanges(RedisClient client) {
    this.client = client;
  }

  @Override
  public Subscription follow(int database, String keys, Consumer<KeyChange> listener) {
    Delivery<KeyChange> delivery = new Delivery<>(requireNonNull(listener));
    StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub();
    connection.addListener(new RedisPubSubAdapter<>() {
      @Override
      public void message(String pattern, String channel, String event) {
        delivery.accept(KeyChange.of(channel, event));
      }
    });
    Runnable putBack;
    try {
      connection.sync().psubscribe(KeyChanges.pattern(database, keys));
      // Last, so that nothing has to be put back where something else fails.
      putBack = switchOn();
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
    return () -> {
      connection.close();
      delivery.close();
      putBack.run();
    };
  }

  private Runnable switchOn() {
    try {
      return KeyChanges.switchedOn(
          () -> ask(redis -> redis.configGet(SETTING).get(SETTING)),
          value -> ask(redis -> redis.configSet(SETTING, value)));
    } catch (RedisCommandExecutionException e) {
      throw KeyChanges.refused(e);
    }
  }

  private <T> T ask(Function<RedisCommands<String, String>, T> question) {
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      return question.apply(connection.sync());
    }
  }
}
