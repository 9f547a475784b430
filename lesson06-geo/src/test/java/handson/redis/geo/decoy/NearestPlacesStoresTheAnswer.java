package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "stores the search under a key, and reads the page from there",
    caughtBy = "onlyWhatIsShownIsSent")
final class NearestPlacesStoresTheAnswer extends ForwardingNearestPlaces {
  NearestPlacesStoresTheAnswer(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    NearestPlaces.check(size, within);
    String key = index + ":found";
    jedis.geosearchStoreStoreDist(key, index, around(from, within, unit));
    jedis.del(key);
    return super.page(index, from, size, within, unit, after);
  }
}
