package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the height for the width", caughtBy = "findsWhatIsInTheBox")
final class BoxSearchSwapsTheSides extends ForwardingBoxSearch {
  BoxSearchSwapsTheSides(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    Box turned = new Box(box.height(), box.width(), box.unit());
    return super.aroundPoint(index, centre, turned, limit);
  }
}
