package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads backwards", caughtBy = "orderIsKept")
final class ExpiringLogNewestFirst extends ForwardingExpiringLog {
  ExpiringLogNewestFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Entry> read(String log) {
    List<Entry> entries = new ArrayList<>(super.read(log));
    Collections.reverse(entries);
    return entries;
  }
}
