package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sends the clock of the caller", caughtBy = "theServersClockDecides")
final class SlidingWindowLimiterByTheCallersClock extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterByTheCallersClock(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    return tryAcquireAt(key, quota, Instant.now());
  }
}
