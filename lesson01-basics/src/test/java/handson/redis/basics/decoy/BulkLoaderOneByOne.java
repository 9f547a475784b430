package handson.redis.basics.decoy;

import handson.redis.basics.BulkLoader;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "waits for the answer to each SET", caughtBy = "takesFewRoundTrips")
final class BulkLoaderOneByOne extends ForwardingBulkLoader {
  BulkLoaderOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(Map<String, String> entries, Duration timeToLive) {
    SetParams expiry = SetParams.setParams().px(BulkLoader.milliseconds(timeToLive));
    entries.forEach((key, value) -> jedis.set(key, value, expiry));
  }
}
