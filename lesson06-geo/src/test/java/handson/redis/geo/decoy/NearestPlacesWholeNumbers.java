package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "rounds the distances", caughtBy = "nearestFirst")
final class NearestPlacesWholeNumbers extends ForwardingNearestPlaces {
  NearestPlacesWholeNumbers(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> nearest(
      String index, Point from, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    return super.nearest(index, from, count, within, unit).stream()
        .map(place -> new Nearby(place.member(), Math.round(place.distance())))
        .toList();
  }
}
