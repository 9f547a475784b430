package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads the whole feed and cuts it in Java", caughtBy = "onlyThePageIsRead")
final class LatestFeedReadsAll extends ForwardingLatestFeed {
  LatestFeedReadsAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> page(String feed, int offset, int count) {
    return jedis.lrange(feed, 0, -1).stream().skip(offset).limit(count).toList();
  }
}
