package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets an error end the script before it tidies up",
    caughtBy = "aFailureLeavesNoKey")
final class OpenNearbyDiesInTheMiddle extends ForwardingOpenNearby {
  OpenNearbyDiesInTheMiddle(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return withScript("redis.pcall", "redis.call", index, around, sets);
  }
}
