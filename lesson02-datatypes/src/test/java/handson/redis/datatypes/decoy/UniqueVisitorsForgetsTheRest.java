package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sends full batches only", caughtBy = "addAllAddsAll")
final class UniqueVisitorsForgetsTheRest extends ForwardingUniqueVisitors {
  UniqueVisitorsForgetsTheRest(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean addAll(String page, Collection<String> visitors) {
    List<String> all = List.copyOf(visitors);
    return super.addAll(page, all.subList(0, all.size() / 1_000 * 1_000));
  }
}
