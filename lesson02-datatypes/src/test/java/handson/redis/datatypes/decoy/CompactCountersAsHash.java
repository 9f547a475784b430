package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the counters in a hash", caughtBy = "addChangesOneByte")
final class CompactCountersAsHash extends ForwardingCompactCounters {
  CompactCountersAsHash(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String key, int index, long amount) {
    return jedis.hincrBy(key, "" + index, amount);
  }
}
