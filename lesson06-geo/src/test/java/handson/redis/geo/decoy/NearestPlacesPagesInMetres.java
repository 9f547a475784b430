package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "pages in metres, whatever was asked for", caughtBy = "unitsCount")
final class NearestPlacesPagesInMetres extends ForwardingNearestPlaces {
  NearestPlacesPagesInMetres(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    NearestPlaces.check(size, within);
    return super.page(index, from, size, within, DistanceUnit.METRES, after);
  }
}
