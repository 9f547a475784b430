package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "adds at the end, where the oldest should be", caughtBy = "publishPutsInFront")
final class LatestFeedRpush extends ForwardingLatestFeed {
  LatestFeedRpush(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void publish(String feed, String item, int limit) {

    jedis.rpush(feed, item);
    jedis.ltrim(feed, -limit, -1);
  }
}
