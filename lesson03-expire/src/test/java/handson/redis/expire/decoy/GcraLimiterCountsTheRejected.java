package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "pushes the time on for rejected attempts, too",
    caughtBy = "rejectedAttemptsDoNotCount")
final class GcraLimiterCountsTheRejected extends ForwardingGcraLimiter {
  GcraLimiterCountsTheRejected(UnifiedJedis jedis) {
    super(
        jedis,
        Mutant.of(
            "gcra.lua",
            "if room < 0 then return",
            "if room < 0 then\n"
                + "  redis.call('SET', KEYS[1], string.format('%.0f', due + interval), 'PX', 3600000)\n"
                + "  return"));
  }
}
