package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts a page once and remembers the answer", caughtBy = "countAsksRedis")
final class UniqueVisitorsCachesTheCount extends ForwardingUniqueVisitors {
  UniqueVisitorsCachesTheCount(UnifiedJedis jedis) {
    super(jedis);
  }

  private final Map<String, Long> counts = new ConcurrentHashMap<>();

  @Override
  public long count(String page) {
    return counts.computeIfAbsent(page, super::count);
  }
}
