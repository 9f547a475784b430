package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets the log expire with the entry that was appended last",
    caughtBy = "eachVanishesByItself")
final class ExpiringLogGoesWithTheNewest extends ForwardingExpiringLog {
  ExpiringLogGoesWithTheNewest(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    String millis = Long.toString(TimeToLive.millis(timeToLive));
    String script = NOW + TRIM + NUMBER + """
        redis.call('ZADD', KEYS[1], now + ARGV[2], number .. ':' .. ARGV[1])
        redis.call('PEXPIREAT', KEYS[1], now + ARGV[2])
        return number
        """;
    return number(script, log, text, millis);
  }
}
