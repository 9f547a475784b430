package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "makes the changes one by one", caughtBy = "addsInOneStep")
final class CompactCountersOneByOne extends ForwardingCompactCounters {
  CompactCountersOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Long> addAll(String key, List<Change> changes) {
    return changes.stream()
        .map(change -> add(key, change.index(), change.amount()))
        .toList();
  }
}
