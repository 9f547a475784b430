package handson.redis.basics.decoy;

import handson.redis.basics.BulkLoader;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts in a script, which ends at the first error",
    caughtBy = "anErrorHidesNoResult")
final class BulkLoaderInOneScript extends ForwardingBulkLoader {
  BulkLoaderInOneScript(UnifiedJedis jedis) {
    super(jedis);
  }

  private static final String SCRIPT = """
      local sums = {}
      for i, key in ipairs(KEYS) do sums[i] = redis.call("INCRBY", key, ARGV[i]) end
      return sums
      """;

  @Override
  public List<Outcome> addAll(Map<String, Long> amounts) {
    List<Outcome> outcomes = new ArrayList<>();
    for (List<Map.Entry<String, Long>> batch : BulkLoader.batches(amounts.entrySet())) {
      List<String> keys = batch.stream().map(Map.Entry::getKey).toList();
      List<String> values =
          batch.stream().map(entry -> entry.getValue().toString()).toList();
      List<?> sums = (List<?>) jedis.eval(SCRIPT, keys, values);
      for (int i = 0; i < keys.size(); i++) {
        outcomes.add(Outcome.of(keys.get(i), (Long) sums.get(i)));
      }
    }
    return outcomes;
  }
}
