package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "answers with null where nothing is found",
    caughtBy = "whatIsNotThereFindsNothing")
final class RadiusSearchNullForNothing extends ForwardingRadiusSearch {
  RadiusSearchNullForNothing(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    List<Nearby> found = super.aroundPoint(index, centre, radius, order, limit);
    return found.isEmpty() ? null : found;
  }
}
