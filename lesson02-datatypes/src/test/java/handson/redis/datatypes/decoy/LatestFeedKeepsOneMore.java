package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the end of LTRIM for excluded", caughtBy = "theOldestFallOut")
final class LatestFeedKeepsOneMore extends ForwardingLatestFeed {
  LatestFeedKeepsOneMore(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void publish(String feed, String item, int limit) {

    super.publish(feed, item, limit + 1);
  }
}
