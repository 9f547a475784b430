package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes DESC for nearest first", caughtBy = "bothOrders")
final class RadiusSearchOrderReversed extends ForwardingRadiusSearch {
  RadiusSearchOrderReversed(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    Order other = switch (order) {
      case NEAREST_FIRST -> Order.FARTHEST_FIRST;
      case FARTHEST_FIRST -> Order.NEAREST_FIRST;
      case ANY -> Order.ANY;
    };
    return super.aroundPoint(index, centre, radius, other, limit);
  }
}
