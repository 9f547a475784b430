package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets one more come early than the burst allows",
    caughtBy = "theBurstIsLetThrough")
final class GcraLimiterOneMore extends ForwardingGcraLimiter {
  GcraLimiterOneMore(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of(
            "gcra.lua",
            "local room = burst * interval - ahead",
            "local room = (burst + 1) * interval - ahead"));
  }
}
