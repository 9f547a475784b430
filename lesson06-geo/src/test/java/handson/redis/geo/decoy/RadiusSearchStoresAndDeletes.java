package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;

@Decoy(
    mistake = "writes a key for each search, which a crash leaves behind",
    caughtBy = "redisDoesTheWork")
final class RadiusSearchStoresAndDeletes extends ForwardingRadiusSearch {
  RadiusSearchStoresAndDeletes(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    GeoSearchParam search = new GeoSearchParam()
        .fromLonLat(centre.longitude(), centre.latitude())
        .byRadius(radius.value(), GeoUnit.valueOf(radius.unit().symbol().toUpperCase(Locale.ROOT)));
    jedis.geosearchStore(index + ":found", index, search);
    List<Nearby> found = super.aroundPoint(index + ":found", centre, radius, order, limit);
    jedis.del(index + ":found");
    return found;
  }
}
