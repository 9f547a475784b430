package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

@Decoy(mistake = "asks for every message of everybody, and matches here", caughtBy = "redisMatches")
final class PatternListenerMatchesHere extends ForwardingPatternListener {
  PatternListenerMatchesHere(RedisClients clients) {
    super(clients);
  }

  @Override
  public Subscription listen(Set<String> patterns, Consumer<Message> listener) {
    return super.listen(Set.of("*"), message -> {
      for (String pattern : patterns) {
        String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        if (message.channel().matches("(?s)" + expression)) {
          listener.accept(new Message(pattern, message.channel(), message.text()));
        }
      }
    });
  }
}
