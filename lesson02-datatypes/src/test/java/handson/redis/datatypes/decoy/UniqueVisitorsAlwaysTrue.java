package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers that every visitor is new", caughtBy = "addTellsWhetherItChanged")
final class UniqueVisitorsAlwaysTrue extends ForwardingUniqueVisitors {
  UniqueVisitorsAlwaysTrue(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean add(String page, String visitor) {
    super.add(page, visitor);
    return true;
  }
}
