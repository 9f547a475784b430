package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads from 0 to -1 where nothing is asked for", caughtBy = "latestReadsTheNewest")
final class LatestFeedNoneIsAll extends ForwardingLatestFeed {
  LatestFeedNoneIsAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> latest(String feed, int count) {
    return jedis.lrange(feed, 0, count - 1);
  }
}
