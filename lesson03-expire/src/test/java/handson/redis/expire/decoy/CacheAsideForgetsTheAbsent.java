package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;

@Decoy(mistake = "caches only what is there", caughtBy = "absentIsRemembered")
final class CacheAsideForgetsTheAbsent extends CommandsCacheAside {
  CacheAsideForgetsTheAbsent(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void end(CachePolicy cache, String id, String token, String text, Duration ttl) {
    super.end(cache, id, token, ABSENT.equals(text) ? null : text, ttl);
  }
}
