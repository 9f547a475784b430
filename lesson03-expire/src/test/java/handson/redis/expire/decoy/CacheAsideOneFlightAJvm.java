package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(
    mistake = "lets one thread load at a time, in each program",
    caughtBy = "aColdValueIsLoadedOnce")
final class CacheAsideOneFlightAJvm extends CommandsCacheAside {
  CacheAsideOneFlightAJvm(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  String leaseKey(CachePolicy cache, String id) {
    return cache.leaseKey(id) + System.identityHashCode(this);
  }
}
