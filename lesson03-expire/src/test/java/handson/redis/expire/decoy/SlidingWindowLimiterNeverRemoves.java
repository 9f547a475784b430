package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "never removes what left the window", caughtBy = "aBusyCallersKeyDoesNotGrow")
final class SlidingWindowLimiterNeverRemoves extends ForwardingSlidingWindowLimiter {
  SlidingWindowLimiterNeverRemoves(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of(
            "sliding-window.lua",
            "redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', gone)\n" + "",
            ""));
  }
}
