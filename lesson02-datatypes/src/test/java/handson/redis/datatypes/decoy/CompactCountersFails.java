package handson.redis.datatypes.decoy;

import handson.redis.datatypes.CompactCounters;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "leaves a counter as it is where the change would go over its end",
    caughtBy = "stopsAtBothEnds")
final class CompactCountersFails extends ForwardingCompactCounters {
  CompactCountersFails(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String key, int index, long amount) {
    CompactCounters.inRange(index);
    Long count = jedis
        .bitfield(key, "OVERFLOW", "FAIL", "INCRBY", "u8", "#" + index, "" + amount)
        .get(0);
    return count == null ? counts(key, List.of(index)).get(0) : count;
  }
}
