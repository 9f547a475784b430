package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the sides for halves and doubles them", caughtBy = "findsWhatIsInTheBox")
final class BoxSearchTakesTwice extends ForwardingBoxSearch {
  BoxSearchTakesTwice(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    Box twice = new Box(2 * box.width(), 2 * box.height(), box.unit());
    return super.aroundPoint(index, centre, twice, limit);
  }
}
