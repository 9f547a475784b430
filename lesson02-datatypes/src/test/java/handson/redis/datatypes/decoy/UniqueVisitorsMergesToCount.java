package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "merges the pages into the first to count them", caughtBy = "countsTogether")
final class UniqueVisitorsMergesToCount extends ForwardingUniqueVisitors {
  UniqueVisitorsMergesToCount(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long countTogether(Collection<String> pages) {
    if (pages.isEmpty()) {
      return 0;
    }
    String first = pages.iterator().next();
    merge(first, pages);
    return count(first);
  }
}
