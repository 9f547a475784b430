package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets the key expire after one interval, and gives the burst back",
    caughtBy = "theKeyLivesLongEnough")
final class GcraLimiterForgetsTheBurst extends ForwardingGcraLimiter {
  GcraLimiterForgetsTheBurst(UnifiedJedis jedis) {
    super(jedis, Mutant.of("gcra.lua", "math.ceil(ahead / 1000)", "math.ceil(interval / 1000)"));
  }
}
