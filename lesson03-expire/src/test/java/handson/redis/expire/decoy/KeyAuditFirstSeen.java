package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "keeps the first keys that it sees, not the largest",
    caughtBy = "findsTheLargestKeys")
final class KeyAuditFirstSeen extends ForwardingKeyAudit {
  KeyAuditFirstSeen(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    List<LargeKey> kept = new ArrayList<>();
    walk(pattern, progress, seen -> {
      if (seen.isThere()) {
        tally.add(seen.key(), seen.type(), seen.expires(), seen.bytes());
        if (kept.size() < most) {
          kept.add(new LargeKey(seen.key(), seen.type(), seen.bytes()));
        }
      }
    });
    kept.sort(Comparator.comparingLong(LargeKey::bytes).reversed());
    Report report = tally.report();
    return new Report(report.keys(), report.withoutTtl(), report.types(), kept, report.lasting());
  }
}
