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
final class BoxSearchStoresAndDeletes extends ForwardingBoxSearch {
  BoxSearchStoresAndDeletes(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    GeoUnit unit = GeoUnit.valueOf(box.unit().symbol().toUpperCase(Locale.ROOT));
    GeoSearchParam search = new GeoSearchParam()
        .fromLonLat(centre.longitude(), centre.latitude())
        .byBox(box.width(), box.height(), unit);
    jedis.geosearchStore(index + ":found", index, search);
    List<Nearby> found = super.aroundPoint(index + ":found", centre, box, limit);
    jedis.del(index + ":found");
    return found;
  }
}
