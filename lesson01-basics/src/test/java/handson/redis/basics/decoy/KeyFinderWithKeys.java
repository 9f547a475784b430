package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sends KEYS", caughtBy = "findWalksInPages")
final class KeyFinderWithKeys extends ForwardingKeyFinder {
  KeyFinderWithKeys(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> find(String prefix) {
    return jedis.keys(pattern(prefix)).stream().sorted().toList();
  }
}
