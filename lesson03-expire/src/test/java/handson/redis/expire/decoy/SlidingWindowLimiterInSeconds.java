package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "cuts the time to live to whole seconds", caughtBy = "theKeyLivesForAWindow")
final class SlidingWindowLimiterInSeconds extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterInSeconds(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of(
            "sliding-window.lua",
            "'PEXPIRE', KEYS[1], window / 1000",
            "'EXPIRE', KEYS[1], math.floor(window / 1000000)"));
  }
}
