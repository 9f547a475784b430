package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "forgets what is kept where it lies too far ahead of the clock",
    caughtBy = "aClockThatIsSetBackLetsNoMoreThrough")
final class GcraLimiterTrustsTheNewClock extends ForwardingGcraLimiter {
  GcraLimiterTrustsTheNewClock(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of(
            "gcra.lua",
            "local ahead =",
            "if due > now + burst * interval then due = now end\n" + "local ahead ="));
  }
}
