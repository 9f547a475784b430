package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "adds up the counts of the pages", caughtBy = "countsTogether")
final class UniqueVisitorsAddsTheCounts extends ForwardingUniqueVisitors {
  UniqueVisitorsAddsTheCounts(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long countTogether(Collection<String> pages) {
    return pages.stream().mapToLong(this::count).sum();
  }
}
