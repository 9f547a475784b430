package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets the feed grow", caughtBy = "theOldestFallOut")
final class LatestFeedNeverTrims extends ForwardingLatestFeed {
  LatestFeedNeverTrims(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void publish(String feed, String item, int limit) {

    jedis.lpush(feed, item);
  }
}
