package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.geo.RadiusSearch;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;

@Decoy(
    mistake = "does not ask for distances, which Jedis then gives as 0.0",
    caughtBy = "findsWhatIsWithinTheRadius")
final class RadiusSearchForgetsTheDistance extends ForwardingRadiusSearch {
  RadiusSearchForgetsTheDistance(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    GeoSearchParam search = new GeoSearchParam()
        .fromLonLat(centre.longitude(), centre.latitude())
        .byRadius(radius.value(), GeoUnit.valueOf(radius.unit().symbol().toUpperCase(Locale.ROOT)))
        .asc()
        .count(RadiusSearch.atLeastOne(limit));
    return jedis.geosearch(index, search).stream()
        .map(found -> new Nearby(found.getMemberByString(), found.getDistance()))
        .toList();
  }
}
