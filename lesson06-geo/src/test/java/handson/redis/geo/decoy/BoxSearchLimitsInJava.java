package handson.redis.geo.decoy;

import handson.redis.geo.BoxSearch;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches all and drops what is above the limit", caughtBy = "redisDoesTheWork")
final class BoxSearchLimitsInJava extends ForwardingBoxSearch {
  BoxSearchLimitsInJava(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    return super.aroundPoint(index, centre, box, Integer.MAX_VALUE).stream()
        .limit(BoxSearch.atLeastOne(limit))
        .toList();
  }
}
