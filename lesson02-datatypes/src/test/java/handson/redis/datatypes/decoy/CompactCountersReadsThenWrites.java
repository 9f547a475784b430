package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads a counter, adds in Java and writes it back", caughtBy = "noAdditionIsLost")
final class CompactCountersReadsThenWrites extends ForwardingCompactCounters {
  CompactCountersReadsThenWrites(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String key, int index, long amount) {
    long sum = counts(key, List.of(index)).get(0) + amount;
    long count = Math.max(0, Math.min(MOST, sum));
    jedis.bitfield(key, "SET", "u8", "#" + index, "" + count);
    return count;
  }
}
