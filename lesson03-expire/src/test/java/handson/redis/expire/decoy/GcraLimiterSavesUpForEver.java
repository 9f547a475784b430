package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets a quiet time earn more than the burst", caughtBy = "aQuietTimeEarnsTheBurst")
final class GcraLimiterSavesUpForEver extends ForwardingGcraLimiter {
  GcraLimiterSavesUpForEver(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of(
                "gcra.lua",
                "math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)",
                "tonumber(redis.call('GET', KEYS[1]) or now)")
            .replace("math.ceil(ahead / 1000)", "86400000"));
  }
}
