package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "fetches all around, and asks of each whether it is open",
    caughtBy = "onlyWhatWasFoundIsSent")
final class OpenNearbyAsksForEachMember extends ForwardingOpenNearby {
  OpenNearbyAsksForEachMember(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    Map<String, Double> found = new LinkedHashMap<>();
    around(index, around).forEach((id, distance) -> {
      if (found.size() < around.limit()
          && Arrays.stream(sets).allMatch(set -> jedis.sismember(set, id))) {
        found.put(id, distance);
      }
    });
    return found;
  }
}
