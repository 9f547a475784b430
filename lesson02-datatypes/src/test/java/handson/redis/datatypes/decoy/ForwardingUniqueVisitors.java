package handson.redis.datatypes.decoy;

import handson.redis.datatypes.UniqueVisitors;
import handson.redis.datatypes.jedis.JedisUniqueVisitors;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingUniqueVisitors implements UniqueVisitors {
  protected final UnifiedJedis jedis;
  private final UniqueVisitors right;

  ForwardingUniqueVisitors(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisUniqueVisitors(jedis);
  }

  @Override
  public boolean add(String page, String visitor) {
    return right.add(page, visitor);
  }

  @Override
  public boolean addAll(String page, Collection<String> visitors) {
    return right.addAll(page, visitors);
  }

  @Override
  public long count(String page) {
    return right.count(page);
  }

  @Override
  public long countTogether(Collection<String> pages) {
    return right.countTogether(pages);
  }

  @Override
  public void merge(String target, Collection<String> pages) {
    right.merge(target, pages);
  }
}
