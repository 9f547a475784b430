package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(
    mistake = "lets all who waited load when the lease goes without a value",
    caughtBy = "failuresAreNoStampede")
final class CacheAsideAllAfterAFailure extends CommandsCacheAside {
  CacheAsideAllAfterAFailure(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  boolean take(CachePolicy cache, String id, String token) {
    if (super.take(cache, id, token)) {
      return true;
    }
    while (ask(cache, redis.exists(cache.leaseKey(id))) == 1) {
      sleep();
    }
    return true;
  }
}
