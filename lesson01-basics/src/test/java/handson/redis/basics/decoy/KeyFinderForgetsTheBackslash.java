package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "escapes the wildcards, but not the backslash itself",
    caughtBy = "globCharactersAreText")
final class KeyFinderForgetsTheBackslash extends ForwardingKeyFinder {
  KeyFinderForgetsTheBackslash(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> find(String prefix) {
    String pattern = prefix.replaceAll("[*?\\[\\]]", "\\\\$0") + "*";
    return scanned(pattern, 500).stream().distinct().sorted().toList();
  }
}
