package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "waits for the answer to each counter", caughtBy = "readsOnlyWhatIsAsked")
final class CompactCountersReadsOneByOne extends ForwardingCompactCounters {
  CompactCountersReadsOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Long> counts(String key, List<Integer> indexes) {
    List<Long> all = new ArrayList<>();
    indexes.forEach(index -> all.addAll(super.counts(key, List.of(index))));
    return all;
  }
}
