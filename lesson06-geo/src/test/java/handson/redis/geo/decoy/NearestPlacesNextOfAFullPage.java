package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a full page for one that another follows", caughtBy = "pagesFollow")
final class NearestPlacesNextOfAFullPage extends ForwardingNearestPlaces {
  NearestPlacesNextOfAFullPage(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    NearestPlaces.check(size, within);
    Page page = super.page(index, from, size, within, unit, after);
    return page.places().size() < size
        ? page
        : new Page(page.places(), Optional.of(behind(page.places(), size, after)));
  }
}
