package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.geo.RadiusSearch;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches all and drops what is above the limit", caughtBy = "redisDoesTheWork")
final class RadiusSearchLimitsInJava extends ForwardingRadiusSearch {
  RadiusSearchLimitsInJava(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    return super.aroundPoint(index, centre, radius, order, Integer.MAX_VALUE).stream()
        .limit(RadiusSearch.atLeastOne(limit))
        .toList();
  }
}
