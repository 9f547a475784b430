package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives the log no time to live", caughtBy = "theLogExpires")
final class ExpiringLogStaysForEver extends ForwardingExpiringLog {
  ExpiringLogStaysForEver(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    String millis = Long.toString(TimeToLive.millis(timeToLive));
    String script = NOW + TRIM + NUMBER + """
        redis.call('ZADD', KEYS[1], now + ARGV[2], number .. ':' .. ARGV[1])
        return number
        """;
    return number(script, log, text, millis);
  }
}
