package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "answers with the interval where only its rest is asked for",
    caughtBy = "thenComesOneEachInterval")
final class GcraLimiterSendsAwayForAnInterval extends ForwardingGcraLimiter {
  GcraLimiterSendsAwayForAnInterval(UnifiedJedis jedis) {
    super(jedis, Mutant.of("gcra.lua", "{0, 0, -room}", "{0, 0, interval}"));
  }
}
