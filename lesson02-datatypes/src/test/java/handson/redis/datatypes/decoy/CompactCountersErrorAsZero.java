package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a key of another type for an absent one", caughtBy = "anotherTypeIsAnError")
final class CompactCountersErrorAsZero extends ForwardingCompactCounters {
  CompactCountersErrorAsZero(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Long> counts(String key, List<Integer> indexes) {
    try {
      return super.counts(key, indexes);
    } catch (IllegalStateException e) {
      return indexes.stream().map(index -> 0L).toList();
    }
  }
}
