package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives all callers the same list", caughtBy = "everyCallerGetsItsOwn")
final class BulkLoaderReusesItsList extends ForwardingBulkLoader {
  BulkLoaderReusesItsList(UnifiedJedis jedis) {
    super(jedis);
  }

  private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

  @Override
  public List<Outcome> addAll(Map<String, Long> amounts) {
    List<Outcome> fresh = super.addAll(amounts);
    outcomes.clear();
    outcomes.addAll(fresh);
    return outcomes;
  }
}
