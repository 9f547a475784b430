package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "never deletes the key that it works in", caughtBy = "noKeyIsSeen")
final class OpenNearbyLeavesTheKey extends ForwardingOpenNearby {
  OpenNearbyLeavesTheKey(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return withScript("redis.call('DEL', found)", "", index, around, sets);
  }
}
