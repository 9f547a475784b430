package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a limit of 0 for none", caughtBy = "theNearestRemain")
final class BoxSearchTakesAnyLimit extends ForwardingBoxSearch {
  BoxSearchTakesAnyLimit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    return super.aroundPoint(index, centre, box, limit < 1 ? Integer.MAX_VALUE : limit);
  }
}
