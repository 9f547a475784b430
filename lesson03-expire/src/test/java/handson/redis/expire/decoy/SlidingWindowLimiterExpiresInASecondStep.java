package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sets the time to live behind the script", caughtBy = "eachKeyHasATimeToLive")
final class SlidingWindowLimiterExpiresInASecondStep extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterExpiresInASecondStep(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of("sliding-window.lua", "redis.call('PEXPIRE', KEYS[1], window / 1000)\n", ""));
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    Decision decision = super.tryAcquire(key, quota);
    jedis.pexpire(key, quota.window().toMillis());
    return decision;
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, Instant now) {
    Decision decision = super.tryAcquireAt(key, quota, now);
    jedis.pexpire(key, quota.window().toMillis());
    return decision;
  }
}
