package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;

@Decoy(mistake = "stores what it found, and leaves it there", caughtBy = "redisDoesTheWork")
final class RadiusSearchStoresTheResult extends ForwardingRadiusSearch {
  RadiusSearchStoresTheResult(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    GeoSearchParam search = new GeoSearchParam()
        .fromLonLat(centre.longitude(), centre.latitude())
        .byRadius(radius.value(), GeoUnit.valueOf(radius.unit().symbol().toUpperCase(Locale.ROOT)));
    jedis.geosearchStore(index + ":found", index, search);
    return super.aroundPoint(index + ":found", centre, radius, order, limit);
  }
}
