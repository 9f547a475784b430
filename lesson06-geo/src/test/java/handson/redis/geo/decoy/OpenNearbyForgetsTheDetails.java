package handson.redis.geo.decoy;

import handson.redis.geo.OpenFacility;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers without details", caughtBy = "findsWhatIsOpen")
final class OpenNearbyForgetsTheDetails extends ForwardingOpenNearby {
  OpenNearbyForgetsTheDetails(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected List<OpenFacility> described(String index, Map<String, Double> distances) {
    return distances.entrySet().stream()
        .map(entry -> new OpenFacility(entry.getKey(), entry.getValue(), Map.of()))
        .toList();
  }
}
