package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets the error of an unknown member through",
    caughtBy = "whatIsNotThereFindsNothing")
final class RadiusSearchThrowsForAnUnknownMember extends ForwardingRadiusSearch {
  RadiusSearchThrowsForAnUnknownMember(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundMember(
      String index, String member, Radius radius, Order order, int limit) {
    if (jedis.exists(index) && jedis.zscore(index, member) == null) {
      throw new IllegalStateException("There is no " + member);
    }
    return super.aroundMember(index, member, radius, order, limit);
  }
}
