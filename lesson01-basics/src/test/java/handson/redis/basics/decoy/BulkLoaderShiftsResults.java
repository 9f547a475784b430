package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "drops the errors and gives their places to the next results",
    caughtBy = "anErrorHidesNoResult")
final class BulkLoaderShiftsResults extends ForwardingBulkLoader {
  BulkLoaderShiftsResults(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Outcome> addAll(Map<String, Long> amounts) {
    Iterator<String> keys = amounts.keySet().iterator();
    List<Outcome> outcomes = new ArrayList<>();
    for (Outcome outcome : super.addAll(amounts)) {
      outcome.value().ifPresent(value -> outcomes.add(Outcome.of(keys.next(), value)));
    }
    keys.forEachRemaining(key -> outcomes.add(Outcome.failed(key, "no answer")));
    return outcomes;
  }
}
