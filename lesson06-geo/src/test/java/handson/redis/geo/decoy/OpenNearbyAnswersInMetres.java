package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "searches in the unit and answers in metres", caughtBy = "unitsAreKept")
final class OpenNearbyAnswersInMetres extends ForwardingOpenNearby {
  OpenNearbyAnswersInMetres(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    double metres = around.radius() * around.unit().metres();
    return super.distances(
        index, new Around(around.centre(), metres, DistanceUnit.METRES, around.limit()), sets);
  }
}
