package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;

@Decoy(
    mistake = "throws a loaded value away where it cannot store it",
    caughtBy = "theOutcomeIsNotLost")
final class CacheAsideLosesWhatItLoaded extends CommandsCacheAside {
  CacheAsideLosesWhatItLoaded(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void end(CachePolicy cache, String id, String token, String text, Duration ttl) {
    try {
      super.end(cache, id, token, text, ttl);
    } catch (RedisException e) {
      throw new IllegalStateException(e);
    }
  }
}
