package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import java.util.UUID;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "adds to a copy and renames it over the page", caughtBy = "noVisitorIsLost")
final class UniqueVisitorsAddsToACopy extends ForwardingUniqueVisitors {
  UniqueVisitorsAddsToACopy(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean addAll(String page, Collection<String> visitors) {
    String copy = page + ":" + UUID.randomUUID();
    jedis.copy(page, copy, true);
    boolean changed = super.addAll(copy, visitors);
    if (changed) {
      jedis.rename(copy, page);
    } else {
      jedis.del(copy);
    }
    return changed;
  }
}
