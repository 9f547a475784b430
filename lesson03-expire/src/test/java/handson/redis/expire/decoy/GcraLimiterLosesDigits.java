package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets Lua write the time, which keeps 14 digits of 16",
    caughtBy = "eachDecisionIsRight")
final class GcraLimiterLosesDigits extends ForwardingGcraLimiter {
  GcraLimiterLosesDigits(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of("gcra.lua", "string.format('%.0f', due + interval)", "tostring(due + interval)"));
  }
}
