package handson.redis.pubsub.redisson;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.KeyChanges;
import handson.redis.pubsub.Subscription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.redisson.api.RFuture;
import org.redisson.api.RPatternTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.api.redisnode.RedisSingle;
import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.StringCodec;

/** Keyspace notifications with Redisson, which keeps connections for subscriptions apart. */
public final class RedissonKeyChanges implements KeyChanges {
  private final RedissonClient redisson;

  public RedissonKeyChanges(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public Subscription follow(int database, String keys, Consumer<KeyChange> listener) {
    Delivery<KeyChange> delivery = new Delivery<>(requireNonNull(listener));
    RPatternTopic topic =
        redisson.getPatternTopic(KeyChanges.pattern(database, keys), StringCodec.INSTANCE);
    int number = topic.addListener(
        String.class,
        (pattern, channel, event) -> delivery.accept(KeyChange.of(channel.toString(), event)));
    Runnable putBack;
    try {
      // Last, so that nothing has to be put back where something else fails.
      putBack = switchOn();
    } catch (RuntimeException e) {
      try (delivery) {
        end(topic, number);
      }
      throw e;
    }
    return () -> {
      try (delivery) {
        end(topic, number);
      } finally {
        putBack.run();
      }
    };
  }

  private static void end(RPatternTopic topic, int number) {
    // removeListener would wait for Redis as long as for any command.
    CompletableFuture<Void> removed = topic.removeListenerAsync(number).toCompletableFuture();
    removed.copy().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
  }

  private Runnable switchOn() {
    RedisSingle server = redisson.getRedisNodes(RedisNodes.SINGLE);
    try {
      return KeyChanges.switchedOn(
          () -> answer(server.getInstance().getConfigAsync(SETTING)).get(SETTING),
          value -> answer(server.getInstance().setConfigAsync(SETTING, value)));
    } catch (RedisException e) {
      if (e.getClass() != RedisException.class) {
        // No answer: a lost connection or a timeout.
        throw e;
      }
      throw KeyChanges.refused(e);
    }
  }

  private static <T> T answer(RFuture<T> asked) {
    try {
      // Redisson asks a silent server again and again, for more than half a minute.
      return asked.toCompletableFuture().copy().orTimeout(5, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RedisException reason) {
        throw reason;
      }
      throw new RedisTimeoutException("Redis did not answer CONFIG in time.");
    }
  }
}
