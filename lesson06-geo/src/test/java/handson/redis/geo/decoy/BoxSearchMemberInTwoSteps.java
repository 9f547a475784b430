package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "asks where the member is, and searches around that",
    caughtBy = "aMovingMemberIsFoundOnce")
final class BoxSearchMemberInTwoSteps extends ForwardingBoxSearch {
  BoxSearchMemberInTwoSteps(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundMember(String index, String member, Box box, int limit) {
    GeoCoordinate position = jedis.geopos(index, member).get(0);
    return position == null
        ? List.of()
        : super.aroundPoint(
            index, new Point(position.getLongitude(), position.getLatitude()), box, limit);
  }
}
