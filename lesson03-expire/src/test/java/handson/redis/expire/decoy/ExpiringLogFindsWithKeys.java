package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "searches for the keys of its entries with KEYS",
    caughtBy = "readingIsFewRoundTrips")
final class ExpiringLogFindsWithKeys extends ForwardingExpiringLog {
  ExpiringLogFindsWithKeys(UnifiedJedis jedis) {
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
    List<String> keys = new ArrayList<>(jedis.keys(log + ":*"));
    if (keys.isEmpty()) {
      return List.of();
    }
    List<String> texts = jedis.mget(keys.toArray(String[]::new));
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i) != null) {
        long number = Long.parseLong(keys.get(i).substring(log.length() + 1));
        entries.add(new Entry(number, texts.get(i)));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::number));
    return entries;
  }

  @Override
  public long size(String log) {
    return read(log).size();
  }
}
