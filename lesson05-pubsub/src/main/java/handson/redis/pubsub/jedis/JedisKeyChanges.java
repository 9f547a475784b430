package handson.redis.pubsub.jedis;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.KeyChanges;
import handson.redis.pubsub.Subscription;
import java.util.function.Consumer;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

/** Keyspace notifications with Jedis: each subscription keeps a connection of the pool. */
public final class JedisKeyChanges implements KeyChanges {
  private final RedisClient jedis;

  public JedisKeyChanges(RedisClient jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-follow
  @Override
  public Subscription follow(int database, String keys, Consumer<KeyChange> listener) {
    Delivery<KeyChange> delivery = new Delivery<>(requireNonNull(listener));
    JedisSubscriber subscriber = JedisSubscriber.toPatterns(
        jedis,
        new String[] {KeyChanges.pattern(database, keys)},
        (pattern, channel, event) -> delivery.accept(KeyChange.of(channel, event)));
    Runnable putBack;
    try {
      // Last, so that nothing has to be put back where something else fails.
      putBack = switchOn();
    } catch (RuntimeException e) {
      try (delivery) {
        subscriber.close();
      }
      throw e;
    }
    return () -> {
      try (delivery) {
        subscriber.close();
      } finally {
        putBack.run();
      }
    };
  }
  // end

  private Runnable switchOn() {
    try {
      return KeyChanges.switchedOn(
          () -> jedis.configGet(SETTING).get(SETTING), value -> jedis.configSet(SETTING, value));
    } catch (JedisDataException e) {
      throw KeyChanges.refused(e);
    }
  }
}
