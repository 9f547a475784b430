package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "waits for the last attempt to leave, where the first is enough",
    caughtBy = "anAttemptCountsForTheWindow")
final class SlidingWindowLimiterWaitsForTheLast extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterWaitsForTheLast(UnifiedJedis jedis) {
    super(jedis, Mutant.of("sliding-window.lua", "-limit, -limit", "-1, -1"));
  }
}
