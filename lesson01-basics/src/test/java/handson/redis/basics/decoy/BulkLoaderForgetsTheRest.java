package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sends full batches only", caughtBy = "everyKeyHasATimeToLive")
final class BulkLoaderForgetsTheRest extends ForwardingBulkLoader {
  BulkLoaderForgetsTheRest(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(Map<String, String> entries, Duration timeToLive) {
    Map<String, String> batch = new LinkedHashMap<>();
    entries.forEach((key, value) -> {
      batch.put(key, value);
      if (batch.size() == 100) {
        super.load(batch, timeToLive);
        batch.clear();
      }
    });
  }
}
