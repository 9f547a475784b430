package handson.redis.expire.decoy;

import handson.redis.expire.ExpiringLog;
import handson.redis.expire.jedis.JedisExpiringLog;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingExpiringLog implements ExpiringLog {
  /** The start of a script that knows what time it is. */
  protected static final String NOW = """
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      """;

  /** The end of a script that appends: the entry of a number, and the end of the log. */
  protected static final String ADD = """
      redis.call('ZADD', KEYS[1], now + ARGV[2], number .. ':' .. ARGV[1])
      local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
      redis.call('PEXPIREAT', KEYS[1], last[2])
      return number
      """;

  protected static final String TRIM = "redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, now)\n";
  protected static final String NUMBER =
      "local number = -redis.call('ZINCRBY', KEYS[1], -1, 'appended')\n";

  protected final UnifiedJedis jedis;
  private final ExpiringLog right;

  ForwardingExpiringLog(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisExpiringLog(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    return right.append(log, text, timeToLive);
  }

  @Override
  public List<Entry> read(String log) {
    return right.read(log);
  }

  @Override
  public long size(String log) {
    return right.size(log);
  }

  protected long number(String script, String log, String... values) {
    return (Long) jedis.eval(script, List.of(log), List.of(values));
  }

  protected List<Entry> entries(String script, String log) {
    List<?> members = (List<?>) jedis.eval(script, List.of(log), List.of());
    return ExpiringLog.entries(members.stream().map(String.class::cast).toList());
  }
}
