package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(mistake = "leaves the statistics of a cache for ever", caughtBy = "allCountTogether")
final class CacheAsideCountsForEver extends CommandsCacheAside {
  CacheAsideCountsForEver(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void count(CachePolicy cache, String field) {
    redis.hincrby(cache.statisticsKey(), field, 1);
  }
}
