package handson.redis.basics.decoy;

import handson.redis.basics.BulkLoader;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "cuts the time to live to whole seconds", caughtBy = "theTimeToLiveIsExact")
final class BulkLoaderInSeconds extends ForwardingBulkLoader {
  BulkLoaderInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(Map<String, String> entries, Duration timeToLive) {
    BulkLoader.milliseconds(timeToLive);
    super.load(entries, Duration.ofSeconds(Math.max(1, timeToLive.toSeconds())));
  }
}
