package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts rejected attempts", caughtBy = "rejectedAttemptsDoNotCount")
final class SlidingWindowLimiterCountsTheRejected extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterCountsTheRejected(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of(
            "sliding-window.lua",
            "  return {0, 0, first[2]",
            "  redis.call('ZADD', KEYS[1], now, string.format('%.0f:no', now))\n"
                + "  return {0, 0, first[2]"));
  }
}
