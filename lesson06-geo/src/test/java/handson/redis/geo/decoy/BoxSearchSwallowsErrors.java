package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

@Decoy(mistake = "takes every error for an unknown member", caughtBy = "aMemberFindsItself")
final class BoxSearchSwallowsErrors extends ForwardingBoxSearch {
  BoxSearchSwallowsErrors(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundMember(String index, String member, Box box, int limit) {
    try {
      return super.aroundMember(index, member, box, limit);
    } catch (JedisDataException e) {
      return List.of();
    }
  }
}
