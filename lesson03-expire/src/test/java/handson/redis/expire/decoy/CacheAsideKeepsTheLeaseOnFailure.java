package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;

@Decoy(mistake = "leaves the lease when the load fails", caughtBy = "aFailureIsNotCached")
final class CacheAsideKeepsTheLeaseOnFailure extends CommandsCacheAside {
  CacheAsideKeepsTheLeaseOnFailure(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void end(CachePolicy cache, String id, String token, String text, Duration ttl) {
    if (text != null) {
      super.end(cache, id, token, text, ttl);
    }
  }
}
