package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "answers with the window where only its rest is asked for",
    caughtBy = "aRejectedAttemptLearnsWhatIsLeft")
final class FixedWindowLimiterSendsAwayForTheWholeWindow extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterSendsAwayForTheWholeWindow(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    Decision decision = super.tryAcquire(key, quota);
    return decision.allowed() ? decision : Decision.reject(quota.window());
  }
}
