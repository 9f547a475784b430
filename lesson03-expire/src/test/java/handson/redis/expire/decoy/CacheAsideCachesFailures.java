package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;

@Decoy(mistake = "remembers a failed load as absent", caughtBy = "aFailureIsNotCached")
final class CacheAsideCachesFailures extends CommandsCacheAside {
  CacheAsideCachesFailures(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void end(CachePolicy cache, String id, String token, String text, Duration ttl) {
    super.end(cache, id, token, text == null ? ABSENT : text, cache.absentTtl());
  }
}
