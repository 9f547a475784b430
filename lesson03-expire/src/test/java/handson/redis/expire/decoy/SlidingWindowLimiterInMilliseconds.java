package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "cuts the time to milliseconds", caughtBy = "anAttemptCountsForTheWindow")
final class SlidingWindowLimiterInMilliseconds extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterInMilliseconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, Instant now) {
    return super.tryAcquireAt(key, quota, now.truncatedTo(ChronoUnit.MILLIS));
  }
}
