package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(mistake = "takes every error for a Redis that is away", caughtBy = "aMistakeIsThrown")
final class CacheAsideForgivesMistakes extends CommandsCacheAside {
  CacheAsideForgivesMistakes(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  <T> T ask(CachePolicy cache, RedisFuture<T> answer) {
    try {
      return super.ask(cache, answer);
    } catch (RedisException e) {
      throw new Away();
    }
  }
}
