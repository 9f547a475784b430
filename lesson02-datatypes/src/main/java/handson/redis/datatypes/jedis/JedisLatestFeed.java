package handson.redis.datatypes.jedis;

import handson.redis.datatypes.LatestFeed;
import java.util.List;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** The latest items with Jedis. */
public final class JedisLatestFeed implements LatestFeed {
  private final UnifiedJedis jedis;

  public JedisLatestFeed(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public void publish(String feed, String item, int limit) {
    publishAll(feed, List.of(item), limit);
  }

  // snippet: jedis-publish
  @Override
  public void publishAll(String feed, List<String> items, int limit) {
    LatestFeed.atLeast(1, limit);
    // LPUSH without an element is an error.
    if (items.isEmpty()) {
      return;
    }
    try (AbstractTransaction transaction = jedis.multi()) {
      Response<Long> pushed = transaction.lpush(feed, items.toArray(String[]::new));
      transaction.ltrim(feed, 0, limit - 1);
      transaction.exec();
      // A failed command throws here, and only here.
      pushed.get();
    }
  }

  // end

  @Override
  public List<String> latest(String feed, int count) {
    return page(feed, 0, count);
  }

  // snippet: jedis-page
  @Override
  public List<String> page(String feed, int offset, int count) {
    LatestFeed.atLeast(0, offset);
    LatestFeed.atLeast(0, count);
    // The end is included, and -1 is the last item of all: LRANGE feed 0 -1 would be everything.
    return count == 0 ? List.of() : jedis.lrange(feed, offset, (long) offset + count - 1);
  }

  // end

  @Override
  public long size(String feed) {
    return jedis.llen(feed);
  }
}
