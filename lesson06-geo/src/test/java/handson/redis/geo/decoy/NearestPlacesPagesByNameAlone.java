package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "goes on behind the name of the last place, whatever its distance",
    caughtBy = "pagesFollow")
final class NearestPlacesPagesByNameAlone extends ForwardingNearestPlaces {
  NearestPlacesPagesByNameAlone(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    NearestPlaces.check(size, within);
    List<Nearby> following = search(index, around(from, within, unit)).stream()
        .filter(place -> place.member().compareTo(after.member()) > 0)
        .sorted(ORDER)
        .toList();
    return cut(following, size, after);
  }
}
