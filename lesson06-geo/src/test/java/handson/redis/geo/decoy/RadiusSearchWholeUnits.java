package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "cuts the fraction of the radius off", caughtBy = "everyUnit")
final class RadiusSearchWholeUnits extends ForwardingRadiusSearch {
  RadiusSearchWholeUnits(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    Radius whole = new Radius((long) radius.value(), radius.unit());
    return super.aroundPoint(index, centre, whole, order, limit);
  }
}
