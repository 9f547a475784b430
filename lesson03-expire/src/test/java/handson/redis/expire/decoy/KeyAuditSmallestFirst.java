package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "keeps the smallest keys: the heap is the wrong way round",
    caughtBy = "findsTheLargestKeys")
final class KeyAuditSmallestFirst extends ForwardingKeyAudit {
  KeyAuditSmallestFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    TreeSet<LargeKey> kept =
        new TreeSet<>(Comparator.comparingLong(LargeKey::bytes).thenComparing(LargeKey::key));
    walk(pattern, progress, seen -> {
      if (seen.isThere()) {
        tally.add(seen.key(), seen.type(), seen.expires(), seen.bytes());
        kept.add(new LargeKey(seen.key(), seen.type(), seen.bytes()));
        if (kept.size() > most) {
          kept.pollLast();
        }
      }
    });
    Report report = tally.report();
    return new Report(
        report.keys(), report.withoutTtl(), report.types(), List.copyOf(kept), report.lasting());
  }
}
