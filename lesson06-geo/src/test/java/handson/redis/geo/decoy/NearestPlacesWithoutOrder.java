package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the first of an answer that has no order", caughtBy = "nearestFirst")
final class NearestPlacesWithoutOrder extends ForwardingNearestPlaces {
  NearestPlacesWithoutOrder(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> nearest(
      String index, Point from, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    return search(index, around(from, within, unit)).stream().limit(count).toList();
  }
}
