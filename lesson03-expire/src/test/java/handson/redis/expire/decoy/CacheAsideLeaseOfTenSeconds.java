package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(mistake = "takes a lease of ten seconds, whatever the policy says", caughtBy = "aLeaseEnds")
final class CacheAsideLeaseOfTenSeconds extends CommandsCacheAside {
  CacheAsideLeaseOfTenSeconds(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  boolean take(CachePolicy cache, String id, String token) {
    SetArgs free = SetArgs.Builder.nx().ex(10);
    return ask(cache, redis.set(cache.leaseKey(id), token, free)) != null;
  }
}
