package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts how many came before, as with an offset", caughtBy = "changesInBetween")
final class NearestPlacesPagesByOffset extends ForwardingNearestPlaces {
  NearestPlacesPagesByOffset(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    NearestPlaces.check(size, within);
    List<Nearby> following = search(index, around(from, within, unit)).stream()
        .sorted(ORDER)
        .skip(after.seen())
        .toList();
    return cut(following, size, after);
  }
}
