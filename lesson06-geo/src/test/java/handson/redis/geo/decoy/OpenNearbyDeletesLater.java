package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.UUID;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "works in a key of its own, and deletes it in a later step",
    caughtBy = "noKeyIsSeen")
final class OpenNearbyDeletesLater extends ForwardingOpenNearby {
  OpenNearbyDeletesLater(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return inSteps(index + ":found:" + UUID.randomUUID(), index, around, sets);
  }
}
