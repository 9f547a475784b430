package handson.redis.datatypes.decoy;

import handson.redis.datatypes.CompactCounters;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets a full counter start anew at 0", caughtBy = "stopsAtBothEnds")
final class CompactCountersStartsAnew extends ForwardingCompactCounters {
  CompactCountersStartsAnew(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String key, int index, long amount) {
    CompactCounters.inRange(index);
    return jedis.bitfield(key, "INCRBY", "u8", "#" + index, "" + amount).get(0);
  }
}
