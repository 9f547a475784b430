package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "believes that COUNT cuts ties in the order of their names",
    caughtBy = "tiesAreNeitherLostNorRepeated")
final class NearestPlacesPagesTrustTheCut extends ForwardingNearestPlaces {
  NearestPlacesPagesTrustTheCut(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    NearestPlaces.check(size, within);
    int count = after.seen() + size + 1;
    List<Nearby> following = search(index, around(from, within, unit).asc().count(count)).stream()
        .filter(place -> isAfter(after, place))
        .sorted(ORDER)
        .toList();
    return cut(following, size, after);
  }
}
