package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "waits for the answer to each visitor", caughtBy = "takesFewRoundTrips")
final class UniqueVisitorsOneByOne extends ForwardingUniqueVisitors {
  UniqueVisitorsOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean addAll(String page, Collection<String> visitors) {
    boolean changed = false;
    for (String visitor : visitors) {
      changed |= add(page, visitor);
    }
    return changed;
  }
}
