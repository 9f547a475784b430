package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "empties the target first", caughtBy = "mergesIntoTheTarget")
final class UniqueVisitorsStartsAnew extends ForwardingUniqueVisitors {
  UniqueVisitorsStartsAnew(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void merge(String target, Collection<String> pages) {
    if (!pages.isEmpty()) {
      jedis.del(target);
      super.merge(target, pages);
    }
  }
}
