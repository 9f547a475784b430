package handson.redis.basics.decoy;

import handson.redis.basics.BulkLoader;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "forgets the time to live", caughtBy = "everyKeyHasATimeToLive")
final class BulkLoaderWithoutTimeToLive extends ForwardingBulkLoader {
  BulkLoaderWithoutTimeToLive(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(Map<String, String> entries, Duration timeToLive) {
    BulkLoader.milliseconds(timeToLive);
    for (List<Map.Entry<String, String>> batch : BulkLoader.batches(entries.entrySet())) {
      try (AbstractPipeline pipeline = jedis.pipelined()) {
        batch.forEach(entry -> pipeline.set(entry.getKey(), entry.getValue()));
        pipeline.sync();
      }
    }
  }
}
