package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sets no time to live", caughtBy = "eachKeyHasATimeToLive")
final class GcraLimiterWithoutTimeToLive extends ForwardingGcraLimiter {
  GcraLimiterWithoutTimeToLive(UnifiedJedis jedis) {
    super(jedis, Mutant.of("gcra.lua", ", 'PX', math.ceil(ahead / 1000))", ")"));
  }
}
