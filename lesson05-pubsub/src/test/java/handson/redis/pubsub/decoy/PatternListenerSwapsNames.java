package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.Set;
import java.util.function.Consumer;

@Decoy(mistake = "takes the pattern for the channel", caughtBy = "matchingChannelsAreHeard")
final class PatternListenerSwapsNames extends ForwardingPatternListener {
  PatternListenerSwapsNames(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    return super.listen(
        patterns,
        message ->
            listener.accept(new Message(message.channel(), message.pattern(), message.text())));
  }
}
