package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Set;
import java.util.function.Consumer;

@Decoy(
    mistake = "subscribes to the pattern as if it were a name",
    caughtBy = "matchingChannelsAreHeard")
final class PatternListenerSubscribes extends ForwardingPatternListener {
  PatternListenerSubscribes(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    Delivery<Message> delivery = new Delivery<>(listener);
    StatefulRedisPubSubConnection<String, String> connection = connection(delivery::accept);
    connection.sync().subscribe(patterns.toArray(String[]::new));
    return ending(connection, delivery);
  }
}
