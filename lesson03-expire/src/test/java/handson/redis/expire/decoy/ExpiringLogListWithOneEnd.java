package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "keeps a list, which has one time to live for all",
    caughtBy = "eachVanishesByItself")
final class ExpiringLogListWithOneEnd extends ForwardingExpiringLog {
  ExpiringLogListWithOneEnd(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    long millis = TimeToLive.millis(timeToLive);
    long number = jedis.rpush(log, text);
    jedis.pexpire(log, Math.max(millis, jedis.pttl(log)));
    return number;
  }

  @Override
  public List<Entry> read(String log) {
    List<Entry> entries = new ArrayList<>();
    jedis.lrange(log, 0, -1).forEach(text -> entries.add(new Entry(entries.size() + 1, text)));
    return entries;
  }

  @Override
  public long size(String log) {
    return jedis.llen(log);
  }
}
