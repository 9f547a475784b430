package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.testing.Decoy;
import java.util.regex.Pattern;

@Decoy(mistake = "quotes as Java's regular expressions do", caughtBy = "literallyMeansTheName")
final class PatternListenerPatternQuote extends ForwardingPatternListener {
  PatternListenerPatternQuote(RedisClients clients) {
    super(clients);
  }

  @Override
  public String literally(String name) {
    return Pattern.quote(name);
  }
}
