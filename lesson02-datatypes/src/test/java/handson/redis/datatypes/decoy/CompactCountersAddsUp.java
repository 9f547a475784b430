package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "adds up what is for the same counter", caughtBy = "addAllKeepsTheOrder")
final class CompactCountersAddsUp extends ForwardingCompactCounters {
  CompactCountersAddsUp(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Long> addAll(String key, List<Change> changes) {
    Map<Integer, Long> sums = new LinkedHashMap<>();
    changes.forEach(change -> sums.merge(change.index(), change.amount(), Long::sum));
    List<Change> whole = new ArrayList<>();
    sums.forEach((index, amount) -> whole.add(new Change(index, amount)));
    super.addAll(key, whole);
    return counts(key, changes.stream().map(Change::index).toList());
  }
}
