package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "fills a bucket with whole tokens, and loses the time towards the next",
    caughtBy = "eachDecisionIsRight")
final class GcraLimiterWholeTokens extends ForwardingGcraLimiter {
  private static final String SCRIPT = """
      local interval, burst, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
      if not now then
        local time = redis.call('TIME')
        now = time[1] * 1000000 + time[2]
      end
      local kept = redis.call('HMGET', KEYS[1], 'tokens', 'at')
      local tokens, at = tonumber(kept[1] or burst), tonumber(kept[2] or now)
      tokens = math.min(burst, tokens + math.floor((now - at) / interval))
      if tokens < 1 then return {0, 0, interval - (now - at)} end
      redis.call('HSET', KEYS[1], 'tokens', tokens - 1, 'at', string.format('%.0f', now))
      redis.call('PEXPIRE', KEYS[1], math.ceil(burst * interval / 1000))
      return {1, tokens - 1, 0}
      """;

  GcraLimiterWholeTokens(UnifiedJedis jedis) {
    super(jedis, SCRIPT);
  }
}
