package handson.redis.datatypes.decoy;

import handson.redis.datatypes.UniqueVisitors;
import handson.redis.testing.Decoy;
import java.util.Collection;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers for the last batch alone", caughtBy = "addAllAddsAll")
final class UniqueVisitorsLastBatchDecides extends ForwardingUniqueVisitors {
  UniqueVisitorsLastBatchDecides(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean addAll(String page, Collection<String> visitors) {
    boolean changed = false;
    for (List<String> batch : UniqueVisitors.batches(visitors)) {
      changed = jedis.pfadd(page, batch.toArray(String[]::new)) == 1;
    }
    return changed;
  }
}
