package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(mistake = "takes every lease with the same token", caughtBy = "aLateLoadIsNotStored")
final class CacheAsideOneTokenForAll extends CommandsCacheAside {
  CacheAsideOneTokenForAll(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  String token() {
    return "locked";
  }
}
