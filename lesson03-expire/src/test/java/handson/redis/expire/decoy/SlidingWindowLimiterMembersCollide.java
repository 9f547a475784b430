package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the time alone as member, which a set has once",
    caughtBy = "attemptsOfOneMicrosecondCount")
final class SlidingWindowLimiterMembersCollide extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterMembersCollide(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of(
            "sliding-window.lua",
            "string.format('%.0f:%d', now, twins)",
            "string.format('%.0f', now)"));
  }
}
