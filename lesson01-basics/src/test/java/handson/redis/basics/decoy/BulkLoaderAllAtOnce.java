package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

@Decoy(mistake = "puts all commands into one pipeline", caughtBy = "takesFewRoundTrips")
final class BulkLoaderAllAtOnce extends ForwardingBulkLoader {
  BulkLoaderAllAtOnce(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Outcome> addAll(Map<String, Long> amounts) {
    Map<String, Response<Long>> sums = new LinkedHashMap<>();
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      amounts.forEach((key, amount) -> sums.put(key, pipeline.incrBy(key, amount)));
      pipeline.sync();
    }
    List<Outcome> outcomes = new ArrayList<>();
    sums.forEach((key, sum) -> {
      try {
        outcomes.add(Outcome.of(key, sum.get()));
      } catch (JedisDataException e) {
        outcomes.add(Outcome.failed(key, e.getMessage()));
      }
    });
    return outcomes;
  }
}
