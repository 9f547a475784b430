package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(mistake = "cannot answer a hit that it cannot count", caughtBy = "whatRedisHasIsAnswered")
final class CacheAsideHitsMustCount extends CommandsCacheAside {
  CacheAsideHitsMustCount(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void count(CachePolicy cache, String field) {
    ask(cache, redis.hincrby(cache.statisticsKey(), field, 1));
    ask(cache, redis.pexpire(cache.statisticsKey(), STATISTICS_TTL));
  }
}
