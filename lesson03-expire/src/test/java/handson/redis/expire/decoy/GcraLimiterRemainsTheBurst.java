package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes what remains for the burst less one", caughtBy = "theBurstIsLetThrough")
final class GcraLimiterRemainsTheBurst extends ForwardingGcraLimiter {
  GcraLimiterRemainsTheBurst(UnifiedJedis jedis) {
    super(jedis, Mutant.of("gcra.lua", "math.floor(room / interval)", "burst - 1"));
  }
}
