package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.geo.RadiusSearch;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches the whole index and searches in Java", caughtBy = "redisDoesTheWork")
final class RadiusSearchSearchesInJava extends ForwardingRadiusSearch {
  RadiusSearchSearchesInJava(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    Radius everywhere = new Radius(1e9, radius.unit());
    return super.aroundPoint(index, centre, everywhere, order, Integer.MAX_VALUE).stream()
        .filter(found -> found.distance() <= radius.value())
        .limit(RadiusSearch.atLeastOne(limit))
        .toList();
  }
}
