package handson.redis.expire.decoy;

import handson.redis.expire.ExpiringLog;
import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZRangeParams;

@Decoy(mistake = "goes by the clock of the program", caughtBy = "theServersClockDecides")
final class ExpiringLogByTheLocalClock extends ForwardingExpiringLog {
  ExpiringLogByTheLocalClock(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    long now = System.currentTimeMillis();
    String end = Long.toString(now + TimeToLive.millis(timeToLive));
    String script = NUMBER + """
        redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, ARGV[3])
        redis.call('ZADD', KEYS[1], ARGV[2], number .. ':' .. ARGV[1])
        local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
        redis.call('PEXPIREAT', KEYS[1], last[2])
        return number
        """;
    return number(script, log, text, end, Long.toString(now));
  }

  @Override
  public List<Entry> read(String log) {
    double now = System.currentTimeMillis();
    return ExpiringLog.entries(
        jedis.zrange(log, ZRangeParams.zrangeByScoreParams(now, Double.POSITIVE_INFINITY)));
  }

  @Override
  public long size(String log) {
    return read(log).size();
  }
}
