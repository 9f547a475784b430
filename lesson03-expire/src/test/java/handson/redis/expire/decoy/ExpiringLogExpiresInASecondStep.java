package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sets the time to live of the log in a second step", caughtBy = "theLogExpires")
final class ExpiringLogExpiresInASecondStep extends ForwardingExpiringLog {
  ExpiringLogExpiresInASecondStep(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    String millis = Long.toString(TimeToLive.millis(timeToLive));
    String script = NOW + TRIM + NUMBER + """
        redis.call('ZADD', KEYS[1], now + ARGV[2], number .. ':' .. ARGV[1])
        return number
        """;
    long number = number(script, log, text, millis);
    number(
        "local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')\n"
            + "return redis.call('PEXPIREAT', KEYS[1], last[2])",
        log);
    return number;
  }
}
