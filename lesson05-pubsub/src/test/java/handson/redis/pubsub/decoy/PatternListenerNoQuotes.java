package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.testing.Decoy;

@Decoy(mistake = "takes a name as it is", caughtBy = "literallyMeansTheName")
final class PatternListenerNoQuotes extends ForwardingPatternListener {
  PatternListenerNoQuotes(RedisClients clients) {
    super(clients);
  }

  @Override
  public String literally(String name) {
    return name;
  }
}
