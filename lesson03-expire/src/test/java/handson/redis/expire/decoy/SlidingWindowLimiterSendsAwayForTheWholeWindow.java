package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "answers with the window where only its rest is asked for",
    caughtBy = "anAttemptCountsForTheWindow")
final class SlidingWindowLimiterSendsAwayForTheWholeWindow extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterSendsAwayForTheWholeWindow(UnifiedJedis jedis) {
    super(jedis, Mutant.of("sliding-window.lua", "first[2] + window - now", "window"));
  }
}
