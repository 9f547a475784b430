package handson.redis.basics.jedis;

import handson.redis.basics.BulkLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

/** Many commands at once with Jedis, whose pipeline has a connection of the pool for itself. */
public final class JedisBulkLoader implements BulkLoader {
  private final UnifiedJedis jedis;

  public JedisBulkLoader(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-load
  @Override
  public void load(Map<String, String> entries, Duration timeToLive) {
    SetParams expiry = SetParams.setParams().px(BulkLoader.milliseconds(timeToLive));
    for (List<Map.Entry<String, String>> batch : BulkLoader.batches(entries.entrySet())) {
      try (AbstractPipeline pipeline = jedis.pipelined()) {
        List<Response<String>> replies = batch.stream()
            .map(e -> pipeline.set(e.getKey(), e.getValue(), expiry))
            .toList();
        pipeline.sync();
        // A refused write throws here, and only here.
        replies.forEach(Response::get);
      }
    }
  }

  // end

  @Override
  public Map<String, String> read(List<String> keys) {
    Map<String, String> found = new LinkedHashMap<>();
    for (List<String> batch : BulkLoader.batches(keys)) {
      List<String> values = jedis.mget(batch.toArray(String[]::new));
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) != null) {
          found.put(batch.get(i), values.get(i));
        }
      }
    }
    return found;
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
      sums.forEach((key, sum) -> outcomes.add(outcome(key, sum)));
    }
    return outcomes;
  }

  private static Outcome outcome(String key, Response<Long> sum) {
    try {
      return Outcome.of(key, sum.get());
    } catch (JedisDataException e) {
      return Outcome.failed(key, e.getMessage());
    }
  }
}
