package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.Comparator;
import java.util.PriorityQueue;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes SCAN's word that a key comes once", caughtBy = "eachKeyIsNamedOnce")
final class KeyAuditNamesTwice extends ForwardingKeyAudit {
  KeyAuditNamesTwice(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    PriorityQueue<LargeKey> largest =
        new PriorityQueue<>(Comparator.comparingLong(LargeKey::bytes));
    walk(pattern, progress, seen -> {
      if (seen.isThere()) {
        tally.add(seen.key(), seen.type(), seen.expires(), seen.bytes());
        largest.add(new LargeKey(seen.key(), seen.type(), seen.bytes()));
        if (largest.size() > most) {
          largest.poll();
        }
      }
    });
    Report report = tally.report();
    return new Report(
        report.keys(),
        report.withoutTtl(),
        report.types(),
        largest.stream().sorted(largest.comparator().reversed()).toList(),
        report.lasting());
  }
}
