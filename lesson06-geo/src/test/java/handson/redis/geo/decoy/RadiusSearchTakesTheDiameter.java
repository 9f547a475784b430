package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the radius for the diameter", caughtBy = "findsWhatIsWithinTheRadius")
final class RadiusSearchTakesTheDiameter extends ForwardingRadiusSearch {
  RadiusSearchTakesTheDiameter(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    Radius half = new Radius(radius.value() / 2, radius.unit());
    return super.aroundPoint(index, centre, half, order, limit);
  }
}
