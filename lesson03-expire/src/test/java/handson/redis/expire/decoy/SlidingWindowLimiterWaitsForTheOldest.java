package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "waits for the oldest to leave, also where the limit was lowered",
    caughtBy = "aLowerLimitWaitsForMoreToLeave")
final class SlidingWindowLimiterWaitsForTheOldest extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterWaitsForTheOldest(UnifiedJedis jedis) {
    super(jedis, Mutant.of("sliding-window.lua", "-limit, -limit", "-taken, -taken"));
  }
}
