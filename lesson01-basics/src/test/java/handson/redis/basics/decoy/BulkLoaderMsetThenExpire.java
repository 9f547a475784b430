package handson.redis.basics.decoy;

import handson.redis.basics.BulkLoader;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "writes the values first and the times to live after them",
    caughtBy = "valueAndTimeToLiveComeTogether")
final class BulkLoaderMsetThenExpire extends ForwardingBulkLoader {
  BulkLoaderMsetThenExpire(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(Map<String, String> entries, Duration timeToLive) {
    long milliseconds = BulkLoader.milliseconds(timeToLive);
    for (List<Map.Entry<String, String>> batch : BulkLoader.batches(entries.entrySet())) {
      jedis.mset(batch.stream()
          .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
          .toArray(String[]::new));
      try (AbstractPipeline pipeline = jedis.pipelined()) {
        batch.forEach(entry -> pipeline.pexpire(entry.getKey(), milliseconds));
        pipeline.sync();
      }
    }
  }
}
