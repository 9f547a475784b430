package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes microseconds for milliseconds in the time to live",
    caughtBy = "eachKeyHasATimeToLive")
final class SlidingWindowLimiterTakesMicrosForMillis extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterTakesMicrosForMillis(UnifiedJedis jedis) {
    super(jedis, Mutant.of("sliding-window.lua", "window / 1000", "window"));
  }
}
