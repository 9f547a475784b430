package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.testing.Decoy;

@Decoy(
    mistake = "quotes stars and question marks, and no brackets",
    caughtBy = "literallyMeansTheName")
final class PatternListenerForgetsBrackets extends ForwardingPatternListener {
  PatternListenerForgetsBrackets(RedisClients clients) {
    super(clients);
  }

  @Override
  public String literally(String name) {
    return name.replaceAll("[*?\\\\]", "\\\\$0");
  }
}
