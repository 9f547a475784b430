package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers with metres whatever the unit", caughtBy = "everyUnit")
final class BoxSearchDistancesInMetres extends ForwardingBoxSearch {
  BoxSearchDistancesInMetres(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    double unit = box.unit().metres();
    Box metres = new Box(box.width() * unit, box.height() * unit, DistanceUnit.METRES);
    return super.aroundPoint(index, centre, metres, limit);
  }
}
