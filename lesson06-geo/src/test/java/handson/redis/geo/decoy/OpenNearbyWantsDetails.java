package handson.redis.geo.decoy;

import handson.redis.geo.OpenFacility;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves out what has no details", caughtBy = "edges")
final class OpenNearbyWantsDetails extends ForwardingOpenNearby {
  OpenNearbyWantsDetails(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected List<OpenFacility> described(String index, Map<String, Double> distances) {
    return super.described(index, distances).stream()
        .filter(facility -> !facility.details().isEmpty())
        .toList();
  }
}
