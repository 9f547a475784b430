package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "searches in metres whatever the unit", caughtBy = "everyUnit")
final class RadiusSearchIgnoresTheUnit extends ForwardingRadiusSearch {
  RadiusSearchIgnoresTheUnit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    return super.aroundPoint(
        index, centre, new Radius(radius.value(), DistanceUnit.METRES), order, limit);
  }
}
