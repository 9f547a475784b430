package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sets no time to live", caughtBy = "eachKeyHasATimeToLive")
final class SlidingWindowLimiterWithoutTimeToLive extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterWithoutTimeToLive(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of(
            "sliding-window.lua", "redis.call('PEXPIRE', KEYS[1], window / 1000)\n" + "", ""));
  }
}
