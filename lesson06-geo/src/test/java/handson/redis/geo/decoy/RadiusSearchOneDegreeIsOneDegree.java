package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes degrees of longitude to be as long as those of latitude",
    caughtBy = "exactOverTheGlobe")
final class RadiusSearchOneDegreeIsOneDegree extends ForwardingRadiusSearch {
  RadiusSearchOneDegreeIsOneDegree(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    double degrees = radius.value() * radius.unit().metres() / 111_000;
    return super.aroundPoint(index, centre, radius, order, limit).stream()
        .filter(found -> flat(centre, jedis.geopos(index, found.member()).get(0)) <= degrees)
        .toList();
  }

  private static double flat(Point centre, GeoCoordinate found) {
    return Math.hypot(
        found.getLongitude() - centre.longitude(), found.getLatitude() - centre.latitude());
  }
}
