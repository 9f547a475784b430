package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.Comparator;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads in the order in which entries expire", caughtBy = "orderIsKept")
final class ExpiringLogInOrderOfTheEnd extends ForwardingExpiringLog {
  ExpiringLogInOrderOfTheEnd(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Entry> read(String log) {
    return super.read(log).stream()
        .sorted(Comparator.comparingDouble(
            entry -> jedis.zscore(log, entry.number() + ":" + entry.text())))
        .toList();
  }
}
