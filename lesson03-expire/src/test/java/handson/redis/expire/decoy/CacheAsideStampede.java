package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(mistake = "loads whatever it misses", caughtBy = "aColdValueIsLoadedOnce")
final class CacheAsideStampede extends CommandsCacheAside {
  CacheAsideStampede(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  boolean take(CachePolicy cache, String id, String token) {
    return true;
  }
}
