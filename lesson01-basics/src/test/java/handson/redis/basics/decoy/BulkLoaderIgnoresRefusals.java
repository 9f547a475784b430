package handson.redis.basics.decoy;

import handson.redis.basics.BulkLoader;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "never looks at the answers to its writes", caughtBy = "aRefusedWriteIsNoSecret")
final class BulkLoaderIgnoresRefusals extends ForwardingBulkLoader {
  BulkLoaderIgnoresRefusals(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(Map<String, String> entries, Duration timeToLive) {
    SetParams expiry = SetParams.setParams().px(BulkLoader.milliseconds(timeToLive));
    for (List<Map.Entry<String, String>> batch : BulkLoader.batches(entries.entrySet())) {
      try (AbstractPipeline pipeline = jedis.pipelined()) {
        batch.forEach(entry -> pipeline.set(entry.getKey(), entry.getValue(), expiry));
        pipeline.sync();
      }
    }
  }
}
