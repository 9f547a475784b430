package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "has one order only", caughtBy = "bothOrders")
final class RadiusSearchAlwaysNearestFirst extends ForwardingRadiusSearch {
  RadiusSearchAlwaysNearestFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    return super.aroundPoint(index, centre, radius, Order.NEAREST_FIRST, limit);
  }
}
