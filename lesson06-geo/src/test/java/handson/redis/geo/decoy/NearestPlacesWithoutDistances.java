package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "forgets WITHDIST, and so all distances are 0", caughtBy = "nearestFirst")
final class NearestPlacesWithoutDistances extends ForwardingNearestPlaces {
  NearestPlacesWithoutDistances(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> nearest(
      String index, Point from, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    return jedis.geosearch(index, around(from, within, unit).asc().count(count)).stream()
        .map(found -> new Nearby(found.getMemberByString(), found.getDistance()))
        .toList();
  }
}
