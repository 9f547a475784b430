package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "searches in the unit, and answers in metres", caughtBy = "unitsCount")
final class NearestPlacesAlwaysMetres extends ForwardingNearestPlaces {
  NearestPlacesAlwaysMetres(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> nearest(
      String index, Point from, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    return super.nearest(index, from, count, within * unit.metres(), DistanceUnit.METRES);
  }
}
