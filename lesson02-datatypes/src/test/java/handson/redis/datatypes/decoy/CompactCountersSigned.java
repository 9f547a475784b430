package handson.redis.datatypes.decoy;

import handson.redis.datatypes.CompactCounters;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the byte for a signed number, which ends at 127",
    caughtBy = "stopsAtBothEnds")
final class CompactCountersSigned extends ForwardingCompactCounters {
  CompactCountersSigned(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String key, int index, long amount) {
    CompactCounters.inRange(index);
    return jedis
        .bitfield(key, "OVERFLOW", "SAT", "INCRBY", "i8", "#" + index, "" + amount)
        .get(0);
  }
}
