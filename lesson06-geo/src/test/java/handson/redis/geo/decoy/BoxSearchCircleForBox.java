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

@Decoy(mistake = "searches the circle around the box", caughtBy = "findsWhatIsInTheBox")
final class BoxSearchCircleForBox extends ForwardingBoxSearch {
  BoxSearchCircleForBox(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    double radius = Math.hypot(box.width(), box.height()) / 2;
    GeoUnit unit = GeoUnit.valueOf(box.unit().symbol().toUpperCase(Locale.ROOT));
    GeoSearchParam search = new GeoSearchParam()
        .fromLonLat(centre.longitude(), centre.latitude())
        .byRadius(radius, unit)
        .withDist()
        .asc()
        .count(BoxSearch.atLeastOne(limit));
    return jedis.geosearch(index, search).stream()
        .map(found -> new Nearby(found.getMemberByString(), found.getDistance()))
        .toList();
  }
}
