package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "stores the positions and not the distances", caughtBy = "findsWhatIsOpen")
final class OpenNearbyStoresTheGeohash extends ForwardingOpenNearby {
  OpenNearbyStoresTheGeohash(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return withScript(", 'STOREDIST')", ")", index, around, sets);
  }
}
