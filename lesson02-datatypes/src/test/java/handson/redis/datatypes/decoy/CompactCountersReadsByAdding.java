package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads with an addition of 0, which creates the key", caughtBy = "countsAsksRedis")
final class CompactCountersReadsByAdding extends ForwardingCompactCounters {
  CompactCountersReadsByAdding(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Long> counts(String key, List<Integer> indexes) {
    return addAll(key, indexes.stream().map(index -> new Change(index, 0)).toList());
  }
}
