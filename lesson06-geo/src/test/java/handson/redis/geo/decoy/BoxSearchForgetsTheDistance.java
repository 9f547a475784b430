package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "does not ask for distances, which Jedis then gives as 0.0",
    caughtBy = "findsWhatIsInTheBox")
final class BoxSearchForgetsTheDistance extends ForwardingBoxSearch {
  BoxSearchForgetsTheDistance(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    return super.aroundPoint(index, centre, box, limit).stream()
        .map(found -> new Nearby(found.member(), 0))
        .toList();
  }
}
