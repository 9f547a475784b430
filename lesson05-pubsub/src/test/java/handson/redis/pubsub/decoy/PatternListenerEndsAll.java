package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.PatternListener;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.Set;
import java.util.function.Consumer;
import org.redisson.api.RPatternTopic;
import org.redisson.client.codec.StringCodec;

@Decoy(mistake = "ends the subscriptions of others with its own", caughtBy = "oneMayLeave")
final class PatternListenerEndsAll extends ForwardingPatternListener {
  PatternListenerEndsAll(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    String pattern = PatternListener.notEmpty(patterns)[0];
    RPatternTopic topic = clients.redisson().getPatternTopic(pattern, StringCodec.INSTANCE);
    Delivery<Message> delivery = new Delivery<>(listener);
    topic.addListener(
        String.class,
        (matched, channel, text) ->
            delivery.accept(new Message(matched.toString(), channel.toString(), text)));
    return () -> {
      topic.removeAllListeners();
      delivery.close();
    };
  }
}
