package handson.redis.pubsub.redisson;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.KeyChanges;
import handson.redis.pubsub.Subscription;
import java.util.function.Consumer;
import org.redisson.api.RPatternTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.api.redisnode.RedisSingle;
import org.redisson.client.RedisException;
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
      topic.removeListener(number);
      throw e;
    }
    return () -> {
      topic.removeListener(number);
      delivery.close();
      putBack.run();
    };
  }

  private Runnable switchOn() {
    RedisSingle server = redisson.getRedisNodes(RedisNodes.SINGLE);
    try {
      return KeyChanges.switchedOn(
          () -> server.getInstance().getConfig(SETTING).get(SETTING),
          value -> server.getInstance().setConfig(SETTING, value));
    } catch (RedisException e) {
      if (e.getClass() != RedisException.class) {
        // No answer: a lost connection or a timeout.
        throw e;
      }
      throw KeyChanges.refused(e);
    }
  }
}
