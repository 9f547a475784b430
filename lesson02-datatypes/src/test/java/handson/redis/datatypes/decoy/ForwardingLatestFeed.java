package handson.redis.datatypes.decoy;

import handson.redis.datatypes.LatestFeed;
import handson.redis.datatypes.jedis.JedisLatestFeed;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingLatestFeed implements LatestFeed {
  protected final UnifiedJedis jedis;
  private final LatestFeed right;

  ForwardingLatestFeed(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisLatestFeed(jedis);
  }

  @Override
  public void publish(String feed, String item, int limit) {
    right.publish(feed, item, limit);
  }

  @Override
  public void publishAll(String feed, List<String> items, int limit) {
    right.publishAll(feed, items, limit);
  }

  @Override
  public List<String> latest(String feed, int count) {
    return right.latest(feed, count);
  }

  @Override
  public List<String> page(String feed, int offset, int count) {
    return right.page(feed, offset, count);
  }

  @Override
  public long size(String feed) {
    return right.size(feed);
  }
}
