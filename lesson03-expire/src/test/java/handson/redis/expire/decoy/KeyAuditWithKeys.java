package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks for all keys at once with KEYS", caughtBy = "walksInPages")
final class KeyAuditWithKeys extends ForwardingKeyAudit {
  KeyAuditWithKeys(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    List<String> keys = List.copyOf(jedis.keys(pattern));
    for (int from = 0; from < keys.size(); from += PAGE) {
      count(tally, look(keys.subList(from, Math.min(from + PAGE, keys.size()))));
      progress.walked(from, keys.size());
    }
    progress.walked(keys.size(), keys.size());
    return tally.report();
  }
}
