package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "gives Redis half of the sides, as if they were radii",
    caughtBy = "findsWhatIsInTheBox")
final class BoxSearchTakesHalf extends ForwardingBoxSearch {
  BoxSearchTakesHalf(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    Box half = new Box(box.width() / 2, box.height() / 2, box.unit());
    return super.aroundPoint(index, centre, half, limit);
  }
}
