package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "compares the counts before and after", caughtBy = "addTellsWhetherItChanged")
final class UniqueVisitorsCountsTwice extends ForwardingUniqueVisitors {
  UniqueVisitorsCountsTwice(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean add(String page, String visitor) {
    long before = count(page);
    super.add(page, visitor);
    return count(page) != before;
  }
}
