package handson.redis.basics.decoy;

import handson.redis.basics.BulkLoader;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "ends at the first answer that is an error", caughtBy = "anErrorHidesNoResult")
final class BulkLoaderStopsAtFirstError extends ForwardingBulkLoader {
  BulkLoaderStopsAtFirstError(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Outcome> addAll(Map<String, Long> amounts) {
    List<Outcome> outcomes = new ArrayList<>();
    for (List<Map.Entry<String, Long>> batch : BulkLoader.batches(amounts.entrySet())) {
      Map<String, Response<Long>> sums = new LinkedHashMap<>();
      try (AbstractPipeline pipeline = jedis.pipelined()) {
        batch.forEach(e -> sums.put(e.getKey(), pipeline.incrBy(e.getKey(), e.getValue())));
        pipeline.sync();
      }
      sums.forEach((key, sum) -> outcomes.add(Outcome.of(key, sum.get())));
    }
    return outcomes;
  }
}
