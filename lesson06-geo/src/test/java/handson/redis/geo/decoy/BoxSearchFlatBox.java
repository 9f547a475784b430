package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "leaves out what is not within the degrees of the box at its centre",
    caughtBy = "exactOverTheGlobe")
final class BoxSearchFlatBox extends ForwardingBoxSearch {
  BoxSearchFlatBox(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    double degrees = Math.toDegrees(box.width() / 2 * box.unit().metres() / Point.EARTH_RADIUS)
        / Math.cos(Math.toRadians(centre.latitude()));
    return super.aroundPoint(index, centre, box, limit).stream()
        .filter(found -> {
          double longitude = jedis.geopos(index, found.member()).get(0).getLongitude();
          double apart = Math.abs(longitude - centre.longitude());
          return Math.min(apart, 360 - apart) <= degrees;
        })
        .toList();
  }
}
