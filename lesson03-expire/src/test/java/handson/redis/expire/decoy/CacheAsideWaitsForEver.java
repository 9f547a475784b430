package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(mistake = "waits until somebody else has loaded", caughtBy = "patienceEnds")
final class CacheAsideWaitsForEver extends CommandsCacheAside {
  CacheAsideWaitsForEver(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  boolean take(CachePolicy cache, String id, String token) {
    while (!super.take(cache, id, token)) {
      sleep();
    }
    return true;
  }
}
