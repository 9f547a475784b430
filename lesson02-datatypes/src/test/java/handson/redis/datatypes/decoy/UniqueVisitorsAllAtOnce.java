package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sends all visitors in one command", caughtBy = "takesFewRoundTrips")
final class UniqueVisitorsAllAtOnce extends ForwardingUniqueVisitors {
  UniqueVisitorsAllAtOnce(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean addAll(String page, Collection<String> visitors) {
    return !visitors.isEmpty() && jedis.pfadd(page, visitors.toArray(String[]::new)) == 1;
  }
}
