package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(mistake = "deletes first the value and then the lease", caughtBy = "anOldValueIsNotStored")
final class CacheAsideValueThenLease extends CommandsCacheAside {
  CacheAsideValueThenLease(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void remove(CachePolicy cache, String id) {
    ask(cache, redis.del(cache.valueKey(id)));
    ask(cache, redis.del(cache.leaseKey(id)));
  }
}
