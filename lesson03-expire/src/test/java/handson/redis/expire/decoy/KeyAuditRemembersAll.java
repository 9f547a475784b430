package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "remembers every key, to count none twice", caughtBy = "memoryStaysBounded")
final class KeyAuditRemembersAll extends ForwardingKeyAudit {
  KeyAuditRemembersAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Map<String, Seen> all = new HashMap<>();
    walk(pattern, progress, seen -> all.put(seen.key(), seen));
    Tally tally = new Tally(most);
    count(tally, List.copyOf(all.values()));
    return tally.report();
  }
}
