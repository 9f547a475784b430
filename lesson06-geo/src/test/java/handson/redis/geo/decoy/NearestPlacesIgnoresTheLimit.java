package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "looks for the nearest however far away they are", caughtBy = "withinIsTheLimit")
final class NearestPlacesIgnoresTheLimit extends ForwardingNearestPlaces {
  NearestPlacesIgnoresTheLimit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> nearest(
      String index, Point from, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    return super.nearest(index, from, count, 20_000, DistanceUnit.KILOMETRES).stream()
        .map(place -> new Nearby(place.member(), place.distance() * 1_000 / unit.metres()))
        .toList();
  }
}
