package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(
    mistake = "says of every update that the old value is gone",
    caughtBy = "withoutRedisValuesAreServed")
final class CacheAsideClaimsToHaveRemoved extends CommandsCacheAside {
  CacheAsideClaimsToHaveRemoved(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  boolean removed(CachePolicy cache, String id) {
    super.removed(cache, id);
    return true;
  }
}
