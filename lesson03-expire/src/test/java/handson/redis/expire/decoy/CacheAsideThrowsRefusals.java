package handson.redis.expire.decoy;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(
    mistake = "knows of no error but a full memory that is like an outage",
    caughtBy = "whatRedisHasIsAnswered")
final class CacheAsideThrowsRefusals extends CommandsCacheAside {
  CacheAsideThrowsRefusals(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  <T> T ask(CachePolicy cache, RedisFuture<T> answer) {
    try {
      return LettuceFutures.awaitOrCancel(answer, cache.timeout().toMillis(), MILLISECONDS);
    } catch (RedisCommandExecutionException e) {
      if (e.getMessage().startsWith("OOM")) {
        throw new Away();
      }
      throw e;
    } catch (RedisException e) {
      throw new Away();
    }
  }
}
