package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts an attempt a microsecond too long",
    caughtBy = "anAttemptCountsForTheWindow")
final class SlidingWindowLimiterEdgeIncluded extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterEdgeIncluded(UnifiedJedis jedis) {
    super(jedis, Mutant.of("sliding-window.lua", "'(' .. gone", "gone"));
  }
}
