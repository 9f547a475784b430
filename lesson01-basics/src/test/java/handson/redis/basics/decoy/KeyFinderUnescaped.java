package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the prefix for a pattern", caughtBy = "globCharactersAreText")
final class KeyFinderUnescaped extends ForwardingKeyFinder {
  KeyFinderUnescaped(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> find(String prefix) {
    return scanned(prefix + "*", 500).stream().distinct().sorted().toList();
  }
}
