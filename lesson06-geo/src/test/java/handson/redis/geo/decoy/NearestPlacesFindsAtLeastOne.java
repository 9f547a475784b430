package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a count below 1 for 1", caughtBy = "refusesNonsense")
final class NearestPlacesFindsAtLeastOne extends ForwardingNearestPlaces {
  NearestPlacesFindsAtLeastOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> nearest(
      String index, Point from, int count, double within, DistanceUnit unit) {
    return super.nearest(index, from, Math.max(count, 1), within, unit);
  }
}
