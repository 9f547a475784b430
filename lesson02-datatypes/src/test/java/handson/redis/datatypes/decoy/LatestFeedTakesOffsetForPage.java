package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the offset for the number of a page", caughtBy = "pageLeavesOutTheNewest")
final class LatestFeedTakesOffsetForPage extends ForwardingLatestFeed {
  LatestFeedTakesOffsetForPage(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> page(String feed, int offset, int count) {
    return super.page(feed, offset * count, count);
  }
}
