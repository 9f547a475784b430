package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the visitors in a set", caughtBy = "addWritesAHyperLogLog")
final class UniqueVisitorsAsSet extends ForwardingUniqueVisitors {
  UniqueVisitorsAsSet(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean add(String page, String visitor) {
    return jedis.sadd(page, visitor) == 1;
  }

  @Override
  public long count(String page) {
    return jedis.scard(page);
  }
}
