package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers with metres whatever the unit", caughtBy = "everyUnit")
final class RadiusSearchDistancesInMetres extends ForwardingRadiusSearch {
  RadiusSearchDistancesInMetres(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    Radius metres = new Radius(radius.value() * radius.unit().metres(), DistanceUnit.METRES);
    return super.aroundPoint(index, centre, metres, order, limit);
  }
}
