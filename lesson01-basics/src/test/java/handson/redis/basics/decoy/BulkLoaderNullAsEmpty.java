package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads an absent key as an empty text", caughtBy = "readKeepsTheOrder")
final class BulkLoaderNullAsEmpty extends ForwardingBulkLoader {
  BulkLoaderNullAsEmpty(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Map<String, String> read(List<String> keys) {
    Map<String, String> found = super.read(keys);
    Map<String, String> all = new LinkedHashMap<>();
    keys.forEach(key -> all.put(key, found.getOrDefault(key, "")));
    return all;
  }
}
