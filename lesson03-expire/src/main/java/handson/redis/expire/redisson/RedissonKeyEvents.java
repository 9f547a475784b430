package handson.redis.expire.redisson;

import handson.redis.expire.KeyEventDelivery;
import handson.redis.expire.KeyEvents;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.redisson.api.RPatternTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.api.redisnode.RedisSingle;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/** Keyspace notifications with Redisson, which keeps connections for subscriptions apart. */
public final class RedissonKeyEvents implements KeyEvents {
  private final RedissonClient redisson;

  public RedissonKeyEvents(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public Setting switchOn(String kinds) {
    RedisSingle server = redisson.getRedisNodes(RedisNodes.SINGLE);
    try {
      return Setting.with(
          kinds,
          () -> server.getInstance().getConfig(SETTING).get(SETTING),
          value -> server.getInstance().setConfig(SETTING, value));
    } catch (RedisException e) {
      if (e.getClass() != RedisException.class) {
        // No answer: a lost connection or a timeout.
        throw e;
      }
      throw KeyEvents.refused(e);
    }
  }

  // snippet: redisson-events
  @Override
  public Subscription listen(int database, String event, Consumer<KeyEvent> listener) {
    RPatternTopic topic =
        redisson.getPatternTopic(KeyEvents.pattern(database, event), StringCodec.INSTANCE);
    KeyEventDelivery delivery = new KeyEventDelivery(listener);
    int number = topic.addListener(
        String.class, (pattern, channel, key) -> delivery.accept(channel.toString(), key));
    return () -> {
      // removeListener would wait for Redis as long as for any command.
      CompletableFuture<Void> removed = topic.removeListenerAsync(number).toCompletableFuture();
      try {
        removed.copy().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
      } finally {
        delivery.close();
      }
    };
  }
  // end
}
