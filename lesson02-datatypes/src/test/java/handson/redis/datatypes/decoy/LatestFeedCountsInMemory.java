package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts in the JVM", caughtBy = "sizeCounts")
final class LatestFeedCountsInMemory extends ForwardingLatestFeed {
  LatestFeedCountsInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  private final Map<String, Long> sizes = new ConcurrentHashMap<>();

  @Override
  public void publish(String feed, String item, int limit) {
    super.publish(feed, item, limit);
    sizes.merge(feed, 1L, (size, one) -> Math.min(limit, size + one));
  }

  @Override
  public long size(String feed) {
    return sizes.getOrDefault(feed, 0L);
  }
}
