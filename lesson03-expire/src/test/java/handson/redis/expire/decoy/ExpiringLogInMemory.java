package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the log in its own memory", caughtBy = "entriesAreRead")
final class ExpiringLogInMemory extends ForwardingExpiringLog {
  private final List<Entry> entries = new ArrayList<>();

  ExpiringLogInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public synchronized long append(String log, String text, Duration timeToLive) {
    TimeToLive.millis(timeToLive);
    entries.add(new Entry(entries.size() + 1, text));
    return entries.size();
  }

  @Override
  public synchronized List<Entry> read(String log) {
    return List.copyOf(entries);
  }

  @Override
  public synchronized long size(String log) {
    return entries.size();
  }
}
