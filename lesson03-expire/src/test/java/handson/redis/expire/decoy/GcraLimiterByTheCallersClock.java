package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sends the clock of the caller", caughtBy = "theServersClockDecides")
final class GcraLimiterByTheCallersClock extends ForwardingGcraLimiter {
  GcraLimiterByTheCallersClock(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota, int burst) {
    return tryAcquireAt(key, quota, burst, Instant.now());
  }
}
