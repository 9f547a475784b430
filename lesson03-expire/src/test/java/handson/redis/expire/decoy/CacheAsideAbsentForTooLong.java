package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;

@Decoy(mistake = "remembers the absent as long as a value", caughtBy = "everythingHasItsTimeToLive")
final class CacheAsideAbsentForTooLong extends CommandsCacheAside {
  CacheAsideAbsentForTooLong(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void end(CachePolicy cache, String id, String token, String text, Duration ttl) {
    super.end(cache, id, token, text, cache.ttl());
  }
}
