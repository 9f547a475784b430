package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "cuts the window to whole seconds", caughtBy = "theKeyLivesAsLongAsTheWindow")
final class FixedWindowLimiterInSeconds extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    return super.tryAcquire(
        key, new Quota(quota.limit(), Duration.ofSeconds(quota.window().toSeconds())));
  }
}
