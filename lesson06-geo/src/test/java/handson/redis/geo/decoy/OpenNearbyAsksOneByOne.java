package handson.redis.geo.decoy;

import handson.redis.geo.FacilityKeys;
import handson.redis.geo.OpenFacility;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "waits for the details of each before it asks for the next",
    caughtBy = "detailsComeTogether")
final class OpenNearbyAsksOneByOne extends ForwardingOpenNearby {
  OpenNearbyAsksOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected List<OpenFacility> described(String index, Map<String, Double> distances) {
    FacilityKeys keys = new FacilityKeys(index);
    return distances.keySet().stream()
        .map(id -> new OpenFacility(id, distances.get(id), jedis.hgetAll(keys.facility(id))))
        .toList();
  }
}
