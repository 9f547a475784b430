package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.UUID;

@Decoy(
    mistake = "takes all leases of a program with the same token",
    caughtBy = "aLateLoadIsNotStored")
final class CacheAsideOneTokenAProgram extends CommandsCacheAside {
  private final String token = UUID.randomUUID().toString();

  CacheAsideOneTokenAProgram(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  String token() {
    return token;
  }
}
