package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the end of LRANGE for excluded", caughtBy = "latestReadsTheNewest")
final class LatestFeedReadsOneMore extends ForwardingLatestFeed {
  LatestFeedReadsOneMore(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> latest(String feed, int count) {
    return jedis.lrange(feed, 0, count);
  }
}
