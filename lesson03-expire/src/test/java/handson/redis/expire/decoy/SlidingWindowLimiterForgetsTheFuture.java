package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "does not count what was let through later on a clock since set back",
    caughtBy = "aClockThatIsSetBackLetsNoMoreThrough")
final class SlidingWindowLimiterForgetsTheFuture extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterForgetsTheFuture(UnifiedJedis jedis) {
    super(jedis, Mutant.of("sliding-window.lua", "gone, '+inf')", "gone, now)"));
  }
}
