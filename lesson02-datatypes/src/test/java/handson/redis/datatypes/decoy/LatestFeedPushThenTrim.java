package handson.redis.datatypes.decoy;

import handson.redis.datatypes.LatestFeed;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "pushes and trims in two commands", caughtBy = "publishingIsOneStep")
final class LatestFeedPushThenTrim extends ForwardingLatestFeed {
  LatestFeedPushThenTrim(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void publish(String feed, String item, int limit) {

    LatestFeed.atLeast(1, limit);
    jedis.lpush(feed, item);
    jedis.ltrim(feed, 0, limit - 1);
  }
}
