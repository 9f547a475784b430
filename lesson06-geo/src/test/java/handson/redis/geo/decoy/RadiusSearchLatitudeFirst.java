package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives Redis the latitude first", caughtBy = "findsWhatIsWithinTheRadius")
final class RadiusSearchLatitudeFirst extends ForwardingRadiusSearch {
  RadiusSearchLatitudeFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    Point swapped = new Point(centre.latitude(), centre.longitude());
    return super.aroundPoint(index, swapped, radius, order, limit);
  }
}
