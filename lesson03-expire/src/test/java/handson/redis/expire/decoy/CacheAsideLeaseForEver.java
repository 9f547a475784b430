package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(mistake = "takes a lease that does not end", caughtBy = "aLeaseEnds")
final class CacheAsideLeaseForEver extends CommandsCacheAside {
  CacheAsideLeaseForEver(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  boolean take(CachePolicy cache, String id, String token) {
    return ask(cache, redis.set(cache.leaseKey(id), token, SetArgs.Builder.nx())) != null;
  }
}
