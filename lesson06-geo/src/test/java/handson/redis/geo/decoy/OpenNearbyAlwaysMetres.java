package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes every radius for metres", caughtBy = "unitsAreKept")
final class OpenNearbyAlwaysMetres extends ForwardingOpenNearby {
  OpenNearbyAlwaysMetres(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    Around metres =
        new Around(around.centre(), around.radius(), DistanceUnit.METRES, around.limit());
    return super.distances(index, metres, sets);
  }
}
