package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.geo.RadiusSearch;
import handson.redis.geo.jedis.JedisRadiusSearch;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingRadiusSearch implements RadiusSearch {
  protected final UnifiedJedis jedis;
  private final RadiusSearch right;

  ForwardingRadiusSearch(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisRadiusSearch(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    return right.aroundPoint(index, centre, radius, order, limit);
  }

  @Override
  public List<Nearby> aroundMember(
      String index, String member, Radius radius, Order order, int limit) {
    return right.aroundMember(index, member, radius, order, limit);
  }
}
