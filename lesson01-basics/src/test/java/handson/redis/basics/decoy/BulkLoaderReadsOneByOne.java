package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "waits for the answer to each GET", caughtBy = "takesFewRoundTrips")
final class BulkLoaderReadsOneByOne extends ForwardingBulkLoader {
  BulkLoaderReadsOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Map<String, String> read(List<String> keys) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String key : keys) {
      // As GET, but without an error for what is no string.
      String value = jedis.mget(key).get(0);
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }
}
