package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "leaves out what is on the other side of the antimeridian",
    caughtBy = "acrossTheAntimeridian")
final class RadiusSearchWestIsFar extends ForwardingRadiusSearch {
  RadiusSearchWestIsFar(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    return super.aroundPoint(index, centre, radius, order, limit).stream()
        .filter(found -> sameSide(centre, jedis.geopos(index, found.member()).get(0)))
        .toList();
  }

  private static boolean sameSide(Point centre, GeoCoordinate found) {
    return centre.longitude() >= 0 == found.getLongitude() >= 0;
  }
}
