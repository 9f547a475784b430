package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "pages on beyond the distance", caughtBy = "pagesFollow")
final class NearestPlacesPagesIgnoreTheLimit extends ForwardingNearestPlaces {
  NearestPlacesPagesIgnoreTheLimit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    NearestPlaces.check(size, within);
    return super.page(index, from, size, 20_000_000 / unit.metres(), unit, after);
  }
}
