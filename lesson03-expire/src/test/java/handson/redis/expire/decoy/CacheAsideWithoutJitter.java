package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;

@Decoy(mistake = "gives all values the same time to live", caughtBy = "everythingHasItsTimeToLive")
final class CacheAsideWithoutJitter extends CommandsCacheAside {
  CacheAsideWithoutJitter(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  long jittered(CachePolicy cache, Duration ttl) {
    return ttl.toMillis();
  }
}
