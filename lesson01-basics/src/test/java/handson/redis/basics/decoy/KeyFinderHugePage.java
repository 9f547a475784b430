package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks for one page of a million", caughtBy = "findWalksInPages")
final class KeyFinderHugePage extends ForwardingKeyFinder {
  KeyFinderHugePage(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> find(String prefix) {
    return scanned(pattern(prefix), 1_000_000).stream().distinct().sorted().toList();
  }
}
