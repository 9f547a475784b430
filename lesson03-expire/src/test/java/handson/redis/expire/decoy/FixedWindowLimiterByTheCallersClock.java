package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "has a window begin with the minute, by the clock of the caller",
    caughtBy = "theKeyLivesAsLongAsTheWindow")
final class FixedWindowLimiterByTheCallersClock extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterByTheCallersClock(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    long number = Instant.now().toEpochMilli() / quota.window().toMillis();
    return super.tryAcquire(key + ":" + number, quota);
  }
}
