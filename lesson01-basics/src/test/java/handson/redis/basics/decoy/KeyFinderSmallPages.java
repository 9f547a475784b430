package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves COUNT at 10", caughtBy = "findWalksInPages")
final class KeyFinderSmallPages extends ForwardingKeyFinder {
  KeyFinderSmallPages(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> find(String prefix) {
    return scanned(pattern(prefix), 10).stream().distinct().sorted().toList();
  }
}
