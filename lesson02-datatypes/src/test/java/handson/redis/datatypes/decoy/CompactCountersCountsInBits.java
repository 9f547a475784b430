package handson.redis.datatypes.decoy;

import handson.redis.datatypes.CompactCounters;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts in bits instead of counters, so that neighbours overlap",
    caughtBy = "addChangesOneByte")
final class CompactCountersCountsInBits extends ForwardingCompactCounters {
  CompactCountersCountsInBits(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String key, int index, long amount) {
    CompactCounters.inRange(index);
    return jedis
        .bitfield(key, "OVERFLOW", "SAT", "INCRBY", "u8", "" + index, "" + amount)
        .get(0);
  }
}
