package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "does not subtract the attempt itself", caughtBy = "theLimitIsLetThrough")
final class SlidingWindowLimiterRemainingIsOneMore extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterRemainingIsOneMore(UnifiedJedis jedis) {
    super(jedis, Mutant.of("sliding-window.lua", "limit - taken - 1", "limit - taken"));
  }
}
