package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks for the new count with a second command", caughtBy = "noAdditionIsLost")
final class CompactCountersAddsThenReads extends ForwardingCompactCounters {
  CompactCountersAddsThenReads(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String key, int index, long amount) {
    super.add(key, index, amount);
    return counts(key, List.of(index)).get(0);
  }
}
