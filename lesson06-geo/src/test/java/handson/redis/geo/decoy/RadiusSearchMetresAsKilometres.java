package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes metres for kilometres", caughtBy = "findsWhatIsWithinTheRadius")
final class RadiusSearchMetresAsKilometres extends ForwardingRadiusSearch {
  RadiusSearchMetresAsKilometres(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    Radius kilometres = new Radius(radius.value(), DistanceUnit.KILOMETRES);
    return super.aroundPoint(index, centre, kilometres, order, limit);
  }
}
