package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.PatternListener;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Set;
import java.util.function.Consumer;

@Decoy(
    mistake = "waits for the first pattern only, and subscribes the others later",
    caughtBy = "allPatternsStand")
final class PatternListenerFirstConfirmed extends ForwardingPatternListener {
  PatternListenerFirstConfirmed(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    String[] all = PatternListener.notEmpty(patterns);
    Delivery<Message> delivery = new Delivery<>(listener);
    StatefulRedisPubSubConnection<String, String> connection = connection(delivery::accept);
    for (String pattern : all) {
      connection.async().psubscribe(pattern);
    }
    return ending(connection, delivery);
  }
}
