package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts the keys found, not those removed", caughtBy = "countsWhatItRemoved")
final class KeyFinderCountsWhatItFound extends ForwardingKeyFinder {
  KeyFinderCountsWhatItFound(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long delete(String prefix) {
    List<String> found = find(prefix);
    for (int from = 0; from < found.size(); from += 500) {
      List<String> batch = found.subList(from, Math.min(from + 500, found.size()));
      jedis.unlink(batch.toArray(String[]::new));
    }
    return found.size();
  }
}
