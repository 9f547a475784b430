package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

@Decoy(mistake = "adds the jitter and never takes it away", caughtBy = "everythingHasItsTimeToLive")
final class CacheAsideOnlyLonger extends CommandsCacheAside {
  CacheAsideOnlyLonger(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  long jittered(CachePolicy cache, Duration ttl) {
    double part = ThreadLocalRandom.current().nextDouble();
    return Math.round(ttl.toMillis() * (1 + cache.jitter() * part));
  }
}
