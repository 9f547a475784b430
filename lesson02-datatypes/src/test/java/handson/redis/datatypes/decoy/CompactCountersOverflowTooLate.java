package handson.redis.datatypes.decoy;

import handson.redis.datatypes.CompactCounters;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "puts OVERFLOW behind the change that it is meant for",
    caughtBy = "stopsAtBothEnds")
final class CompactCountersOverflowTooLate extends ForwardingCompactCounters {
  CompactCountersOverflowTooLate(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String key, int index, long amount) {
    CompactCounters.inRange(index);
    return jedis
        .bitfield(key, "INCRBY", "u8", "#" + index, "" + amount, "OVERFLOW", "SAT")
        .get(0);
  }
}
