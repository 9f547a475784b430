package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "cuts the time to live to whole seconds", caughtBy = "theKeyLivesLongEnough")
final class GcraLimiterInSeconds extends ForwardingGcraLimiter {
  GcraLimiterInSeconds(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of(
            "gcra.lua", "'PX', math.ceil(ahead / 1000)", "'EX', math.floor(ahead / 1000000)"));
  }
}
