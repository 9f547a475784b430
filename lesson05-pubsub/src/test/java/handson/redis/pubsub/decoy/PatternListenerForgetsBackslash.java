package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.testing.Decoy;

@Decoy(mistake = "quotes all signs but the backslash", caughtBy = "literallyMeansTheName")
final class PatternListenerForgetsBackslash extends ForwardingPatternListener {
  PatternListenerForgetsBackslash(RedisClients clients) {
    super(clients);
  }

  @Override
  public String literally(String name) {
    return name.replaceAll("[*?\\[\\]]", "\\\\$0");
  }
}
