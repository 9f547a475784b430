package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets Lua write the time, which keeps 14 digits of 16",
    caughtBy = "attemptsOfOneMicrosecondCount")
final class SlidingWindowLimiterMembersLoseDigits extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterMembersLoseDigits(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of(
            "sliding-window.lua", "string.format('%.0f:%d', now, twins)", "now .. ':' .. twins"));
  }
}
