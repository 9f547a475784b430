package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes microseconds for milliseconds in the time to live",
    caughtBy = "eachKeyHasATimeToLive")
final class GcraLimiterTakesMicrosForMillis extends ForwardingGcraLimiter {
  GcraLimiterTakesMicrosForMillis(UnifiedJedis jedis) {
    super(jedis, Mutant.of("gcra.lua", "math.ceil(ahead / 1000)", "ahead"));
  }
}
