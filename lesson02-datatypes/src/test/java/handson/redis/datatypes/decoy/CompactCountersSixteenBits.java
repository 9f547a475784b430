package handson.redis.datatypes.decoy;

import handson.redis.datatypes.CompactCounters;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes two bytes for a counter", caughtBy = "addChangesOneByte")
final class CompactCountersSixteenBits extends ForwardingCompactCounters {
  CompactCountersSixteenBits(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String key, int index, long amount) {
    CompactCounters.inRange(index);
    return jedis
        .bitfield(key, "OVERFLOW", "SAT", "INCRBY", "u16", "#" + index, "" + amount)
        .get(0);
  }
}
