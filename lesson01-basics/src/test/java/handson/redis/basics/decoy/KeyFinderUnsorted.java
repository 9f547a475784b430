package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves the keys in the order of the hash table", caughtBy = "findsByPrefix")
final class KeyFinderUnsorted extends ForwardingKeyFinder {
  KeyFinderUnsorted(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> find(String prefix) {
    return scanned(pattern(prefix), 500).stream().distinct().toList();
  }
}
