package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "limits first, and then turns the nearest round",
    caughtBy = "theLimitKeepsTheFirst")
final class RadiusSearchTurnsTheNearestRound extends ForwardingRadiusSearch {
  RadiusSearchTurnsTheNearestRound(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    if (order != Order.FARTHEST_FIRST) {
      return super.aroundPoint(index, centre, radius, order, limit);
    }
    List<Nearby> found =
        new ArrayList<>(super.aroundPoint(index, centre, radius, Order.NEAREST_FIRST, limit));
    Collections.reverse(found);
    return found;
  }
}
