package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "merges the pages into a key that stays", caughtBy = "countsTogether")
final class UniqueVisitorsLeavesAKey extends ForwardingUniqueVisitors {
  UniqueVisitorsLeavesAKey(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long countTogether(Collection<String> pages) {
    String all = String.join("+", pages);
    merge(all, pages);
    return count(all);
  }
}
