package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes seconds for milliseconds", caughtBy = "theKeyLivesAsLongAsTheWindow")
final class FixedWindowLimiterSecondsForMilliseconds extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterSecondsForMilliseconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    return super.tryAcquire(
        key, new Quota(quota.limit(), Duration.ofMillis(quota.window().toSeconds())));
  }
}
