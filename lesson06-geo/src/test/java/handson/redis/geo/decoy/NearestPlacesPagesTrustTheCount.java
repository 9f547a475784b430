package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "asks for no more than were seen, and takes a short page for the last",
    caughtBy = "changesInBetween")
final class NearestPlacesPagesTrustTheCount extends ForwardingNearestPlaces {
  NearestPlacesPagesTrustTheCount(UnifiedJedis jedis) {
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
