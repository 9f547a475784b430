package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "never says that a page follows", caughtBy = "pagesFollow")
final class NearestPlacesNoNext extends ForwardingNearestPlaces {
  NearestPlacesNoNext(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    NearestPlaces.check(size, within);
    return new Page(super.page(index, from, size, within, unit, after).places(), Optional.empty());
  }
}
