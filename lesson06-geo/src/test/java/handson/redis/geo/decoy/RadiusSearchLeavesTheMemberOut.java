package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves out what is at distance 0", caughtBy = "aMemberFindsItself")
final class RadiusSearchLeavesTheMemberOut extends ForwardingRadiusSearch {
  RadiusSearchLeavesTheMemberOut(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundMember(
      String index, String member, Radius radius, Order order, int limit) {
    return super.aroundMember(index, member, radius, order, limit).stream()
        .filter(found -> found.distance() > 0)
        .toList();
  }
}
