package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sends a command without a change", caughtBy = "nothingSendsNothing")
final class CompactCountersSendsNothing extends ForwardingCompactCounters {
  CompactCountersSendsNothing(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Long> addAll(String key, List<Change> changes) {
    return changes.isEmpty() ? jedis.bitfield(key) : super.addAll(key, changes);
  }
}
