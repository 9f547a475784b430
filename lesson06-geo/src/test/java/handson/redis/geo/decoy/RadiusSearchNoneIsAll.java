package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a limit of 0 for none", caughtBy = "nonsenseIsRefused")
final class RadiusSearchNoneIsAll extends ForwardingRadiusSearch {
  RadiusSearchNoneIsAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    return super.aroundPoint(index, centre, radius, order, limit == 0 ? Integer.MAX_VALUE : limit);
  }
}
