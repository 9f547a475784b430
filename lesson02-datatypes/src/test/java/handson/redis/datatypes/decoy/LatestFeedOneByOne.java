package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "publishes several items one by one", caughtBy = "publishAllTakesFewRoundTrips")
final class LatestFeedOneByOne extends ForwardingLatestFeed {
  LatestFeedOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void publishAll(String feed, List<String> items, int limit) {
    items.forEach(item -> publish(feed, item, limit));
  }
}
