package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

@Decoy(mistake = "takes every error for an unknown member", caughtBy = "whatIsNotThereFindsNothing")
final class RadiusSearchSwallowsErrors extends ForwardingRadiusSearch {
  RadiusSearchSwallowsErrors(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundMember(
      String index, String member, Radius radius, Order order, int limit) {
    try {
      return super.aroundMember(index, member, radius, order, limit);
    } catch (JedisDataException e) {
      return List.of();
    }
  }
}
