package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "swaps longitude and latitude", caughtBy = "nearestFirst")
final class NearestPlacesSwapped extends ForwardingNearestPlaces {
  NearestPlacesSwapped(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> nearest(
      String index, Point from, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    Point swapped = new Point(from.latitude(), from.longitude());
    return super.nearest(index, swapped, count, within, unit);
  }
}
