package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(
    mistake = "deletes the value and leaves the lease of an older load",
    caughtBy = "anOldValueIsNotStored")
final class CacheAsideUpdateKeepsTheLease extends CommandsCacheAside {
  CacheAsideUpdateKeepsTheLease(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void remove(CachePolicy cache, String id) {
    ask(cache, redis.del(cache.valueKey(id)));
  }
}
