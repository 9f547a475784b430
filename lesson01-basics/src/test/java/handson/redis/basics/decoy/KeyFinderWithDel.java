package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes with DEL", caughtBy = "deletesInBatches")
final class KeyFinderWithDel extends ForwardingKeyFinder {
  KeyFinderWithDel(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long delete(String prefix) {
    List<String> found = find(prefix);
    long removed = 0;
    for (int from = 0; from < found.size(); from += 500) {
      List<String> batch = found.subList(from, Math.min(from + 500, found.size()));
      removed += jedis.del(batch.toArray(String[]::new));
    }
    return removed;
  }
}
