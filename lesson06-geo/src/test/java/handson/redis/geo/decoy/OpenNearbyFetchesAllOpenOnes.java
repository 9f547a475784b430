package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches all open ones and compares in Java", caughtBy = "onlyWhatWasFoundIsSent")
final class OpenNearbyFetchesAllOpenOnes extends ForwardingOpenNearby {
  OpenNearbyFetchesAllOpenOnes(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    Set<String> wanted = new HashSet<>(jedis.smembers(sets[0]));
    for (String set : sets) {
      wanted.retainAll(jedis.smembers(set));
    }
    Map<String, Double> found = new LinkedHashMap<>();
    around(index, around).forEach((id, distance) -> {
      if (wanted.contains(id) && found.size() < around.limit()) {
        found.put(id, distance);
      }
    });
    return found;
  }
}
