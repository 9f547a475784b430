package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves the order to the index", caughtBy = "bothOrders")
final class RadiusSearchUnsorted extends ForwardingRadiusSearch {
  RadiusSearchUnsorted(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    return super.aroundPoint(index, centre, radius, Order.ANY, limit);
  }
}
