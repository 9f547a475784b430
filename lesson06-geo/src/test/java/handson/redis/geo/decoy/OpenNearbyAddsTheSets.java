package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "intersects without weights: each set adds 1 to the distance",
    caughtBy = "findsWhatIsOpen")
final class OpenNearbyAddsTheSets extends ForwardingOpenNearby {
  OpenNearbyAddsTheSets(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return withScript("table.insert(command, 0)", "table.insert(command, 1)", index, around, sets);
  }
}
