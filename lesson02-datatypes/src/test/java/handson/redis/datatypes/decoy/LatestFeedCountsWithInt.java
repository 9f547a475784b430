package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "adds offset and count as int", caughtBy = "pageLeavesOutTheNewest")
final class LatestFeedCountsWithInt extends ForwardingLatestFeed {
  LatestFeedCountsWithInt(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> page(String feed, int offset, int count) {
    return count == 0 ? List.of() : jedis.lrange(feed, offset, offset + count - 1);
  }
}
