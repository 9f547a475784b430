package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "merges no pages too, which creates an empty target",
    caughtBy = "nothingSendsNothing")
final class UniqueVisitorsMergesNothing extends ForwardingUniqueVisitors {
  UniqueVisitorsMergesNothing(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void merge(String target, Collection<String> pages) {
    jedis.pfmerge(target, pages.toArray(String[]::new));
  }
}
