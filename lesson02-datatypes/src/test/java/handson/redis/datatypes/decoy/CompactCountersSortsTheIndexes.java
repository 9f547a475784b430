package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sorts the indexes", caughtBy = "countsAsksRedis")
final class CompactCountersSortsTheIndexes extends ForwardingCompactCounters {
  CompactCountersSortsTheIndexes(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Long> counts(String key, List<Integer> indexes) {
    return super.counts(key, indexes.stream().sorted().toList());
  }
}
