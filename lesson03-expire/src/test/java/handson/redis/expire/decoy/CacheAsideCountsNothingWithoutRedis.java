package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(
    mistake = "answers with zeros where it cannot ask for the statistics",
    caughtBy = "withoutRedisValuesAreServed")
final class CacheAsideCountsNothingWithoutRedis extends CommandsCacheAside {
  CacheAsideCountsNothingWithoutRedis(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  public Statistics statistics(CachePolicy cache) {
    try {
      return super.statistics(cache);
    } catch (RuntimeException e) {
      return new Statistics(0, 0, 0);
    }
  }
}
