package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.concurrent.TimeUnit;

@Decoy(
    mistake = "waits for Redis as long as the client does",
    caughtBy = "aHangingRedisDelaysNobody")
final class CacheAsideWaitsForTheClient extends CommandsCacheAside {
  CacheAsideWaitsForTheClient(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  <T> T ask(CachePolicy cache, RedisFuture<T> answer) {
    try {
      return LettuceFutures.awaitOrCancel(answer, 10, TimeUnit.SECONDS);
    } catch (RedisException e) {
      throw new Away();
    }
  }
}
