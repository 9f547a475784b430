package handson.redis.geo.decoy;

import handson.redis.geo.BoxSearch;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;

@Decoy(mistake = "sorts the first that Redis comes across", caughtBy = "theNearestRemain")
final class BoxSearchCountAny extends ForwardingBoxSearch {
  BoxSearchCountAny(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    GeoUnit unit = GeoUnit.valueOf(box.unit().symbol().toUpperCase(Locale.ROOT));
    GeoSearchParam search = new GeoSearchParam()
        .fromLonLat(centre.longitude(), centre.latitude())
        .byBox(box.width(), box.height(), unit)
        .withDist()
        .asc()
        .count(BoxSearch.atLeastOne(limit), true);
    return jedis.geosearch(index, search).stream()
        .map(found -> new Nearby(found.getMemberByString(), found.getDistance()))
        .toList();
  }
}
