package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "works in the same key for all searches, in several steps",
    caughtBy = "searchesDoNotDisturb")
final class OpenNearbyOneKeyForAll extends ForwardingOpenNearby {
  OpenNearbyOneKeyForAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return inSteps(index + ":found", index, around, sets);
  }
}
