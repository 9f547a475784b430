package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "makes the text alone the member of the set", caughtBy = "entriesAreRead")
final class ExpiringLogMergesEqualTexts extends ForwardingExpiringLog {
  ExpiringLogMergesEqualTexts(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    String millis = Long.toString(TimeToLive.millis(timeToLive));
    String script = NOW + TRIM + """
        redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
        redis.call('PEXPIREAT', KEYS[1], now + ARGV[2])
        return redis.call('ZCARD', KEYS[1])
        """;
    return number(script, log, text, millis);
  }

  @Override
  public List<Entry> read(String log) {
    return jedis.zrange(log, 0, -1).stream().map(text -> new Entry(1, text)).toList();
  }
}
