package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "searches in kilometres whatever the unit", caughtBy = "everyUnit")
final class BoxSearchIgnoresTheUnit extends ForwardingBoxSearch {
  BoxSearchIgnoresTheUnit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    Box kilometres = new Box(box.width(), box.height(), DistanceUnit.KILOMETRES);
    return super.aroundPoint(index, centre, kilometres, limit);
  }
}
