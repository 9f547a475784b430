package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes SCAN's word that a key comes once", caughtBy = "eachKeyStandsOnce")
final class KeyFinderKeepsDuplicates extends ForwardingKeyFinder {
  KeyFinderKeepsDuplicates(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> find(String prefix) {
    return scanned(pattern(prefix), 500).stream().sorted().toList();
  }
}
