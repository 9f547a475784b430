package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "keeps two counts and takes the attempts for spread evenly",
    caughtBy = "eachDecisionIsRight")
final class SlidingWindowLimiterWeighsTwoWindows extends ForwardingSlidingWindowLimiter {
  private static final String SCRIPT = """
      local limit, window, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
      if not now then
        local time = redis.call('TIME')
        now = time[1] * 1000000 + time[2]
      end
      local number = math.floor(now / window)
      local this, last = string.format('%.0f', number), string.format('%.0f', number - 1)
      local counted = redis.call('HMGET', KEYS[1], this, last)
      local passed = now - number * window
      local taken = (counted[1] or 0) + (counted[2] or 0) * (1 - passed / window)
      if taken + 1 > limit then return {0, 0, window - passed} end
      redis.call('HINCRBY', KEYS[1], this, 1)
      redis.call('PEXPIRE', KEYS[1], window / 1000)
      return {1, math.floor(limit - taken - 1), 0}
      """;

  SlidingWindowLimiterWeighsTwoWindows(UnifiedJedis jedis) {
    super(jedis, SCRIPT);
  }
}
