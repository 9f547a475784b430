package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.PatternListener;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.Set;
import java.util.function.Consumer;
import org.redisson.api.RPatternTopic;
import org.redisson.client.codec.StringCodec;

@Decoy(
    mistake = "calls the listener on Redisson's own thread, one for a pattern",
    caughtBy = "aListenerMayDoAsItLikes")
final class PatternListenerOnTheReadingThread extends ForwardingPatternListener {
  PatternListenerOnTheReadingThread(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    String pattern = PatternListener.notEmpty(patterns)[0];
    RPatternTopic topic = clients.redisson().getPatternTopic(pattern, StringCodec.INSTANCE);
    int number = topic.addListener(
        String.class,
        (matched, channel, text) ->
            listener.accept(new Message(matched.toString(), channel.toString(), text)));
    return () -> topic.removeListener(number);
  }
}
