package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "returns the values in the order of a hash map", caughtBy = "readKeepsTheOrder")
final class BulkLoaderReadsInHashOrder extends ForwardingBulkLoader {
  BulkLoaderReadsInHashOrder(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Map<String, String> read(List<String> keys) {
    return new HashMap<>(super.read(keys));
  }
}
