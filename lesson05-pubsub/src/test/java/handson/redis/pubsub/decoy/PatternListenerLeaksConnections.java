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
    mistake = "takes the patterns back, and leaves the connection open",
    caughtBy = "nothingIsLeft")
final class PatternListenerLeaksConnections extends ForwardingPatternListener {
  PatternListenerLeaksConnections(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    Delivery<Message> delivery = new Delivery<>(listener);
    StatefulRedisPubSubConnection<String, String> connection = connection(delivery::accept);
    connection.sync().psubscribe(PatternListener.notEmpty(patterns));
    return () -> {
      connection.sync().punsubscribe();
      delivery.close();
    };
  }
}
