package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads the key of each entry by itself", caughtBy = "readingIsFewRoundTrips")
final class ExpiringLogReadsOneByOne extends ForwardingExpiringLog {
  ExpiringLogReadsOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    String script = """
        local number = redis.call('INCR', KEYS[1])
        redis.call('PEXPIRE', KEYS[1], ARGV[2], 'NX')
        redis.call('PEXPIRE', KEYS[1], ARGV[2], 'GT')
        redis.call('SET', KEYS[1] .. ':' .. number, ARGV[1], 'PX', ARGV[2])
        return number
        """;
    String millis = Long.toString(TimeToLive.millis(timeToLive));
    return number(script, log, text, millis);
  }

  @Override
  public List<Entry> read(String log) {
    String last = jedis.get(log);
    List<Entry> entries = new ArrayList<>();
    for (long i = 1; last != null && i <= Long.parseLong(last); i++) {
      String text = jedis.get(log + ":" + i);
      if (text != null) {
        entries.add(new Entry(i, text));
      }
    }
    return entries;
  }

  @Override
  public long size(String log) {
    return read(log).size();
  }
}
