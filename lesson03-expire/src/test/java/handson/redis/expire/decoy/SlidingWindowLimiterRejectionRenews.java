package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "sets the time to live with rejected attempts too",
    caughtBy = "theKeyLivesForAWindow")
final class SlidingWindowLimiterRejectionRenews extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterRejectionRenews(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of(
            "sliding-window.lua",
            "return {0, 0,",
            "redis.call('PEXPIRE', KEYS[1], window / 1000) return {0, 0,"));
  }
}
