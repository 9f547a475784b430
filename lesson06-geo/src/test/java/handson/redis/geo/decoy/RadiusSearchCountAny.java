package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sorts the first that Redis comes across", caughtBy = "theLimitKeepsTheFirst")
final class RadiusSearchCountAny extends ForwardingRadiusSearch {
  RadiusSearchCountAny(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    List<Nearby> found =
        new ArrayList<>(super.aroundPoint(index, centre, radius, Order.ANY, limit));
    Comparator<Nearby> nearest = Comparator.comparingDouble(Nearby::distance);
    switch (order) {
      case NEAREST_FIRST -> found.sort(nearest);
      case FARTHEST_FIRST -> found.sort(nearest.reversed());
      case ANY -> {}
    }
    return found;
  }
}
