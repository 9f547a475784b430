package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.Comparator;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sorts numbers as texts, 10 before 9", caughtBy = "orderIsKept")
final class ExpiringLogOrderedAsText extends ForwardingExpiringLog {
  ExpiringLogOrderedAsText(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Entry> read(String log) {
    return super.read(log).stream()
        .sorted(Comparator.comparing(entry -> Long.toString(entry.number())))
        .toList();
  }
}
