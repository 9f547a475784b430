package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "sets the time to live with the first attempt only",
    caughtBy = "theKeyLivesForAWindow")
final class SlidingWindowLimiterExpiresWithTheFirst extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterExpiresWithTheFirst(UnifiedJedis jedis) {
    super(jedis, Mutant.of("sliding-window.lua", "window / 1000)", "window / 1000, 'NX')"));
  }
}
