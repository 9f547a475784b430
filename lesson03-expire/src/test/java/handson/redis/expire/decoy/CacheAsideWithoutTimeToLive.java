package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;

@Decoy(mistake = "caches for ever", caughtBy = "everythingHasItsTimeToLive")
final class CacheAsideWithoutTimeToLive extends CommandsCacheAside {
  CacheAsideWithoutTimeToLive(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void end(CachePolicy cache, String id, String token, String text, Duration ttl) {
    super.end(cache, id, token, text, ttl);
    ask(cache, redis.persist(cache.valueKey(id)));
  }
}
