package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "makes one page of all keys, which is no better than KEYS",
    caughtBy = "walksInPages")
final class KeyAuditHugePage extends ForwardingKeyAudit {
  KeyAuditHugePage(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    long total = jedis.dbSize();
    pages(pattern, 1_000_000, page -> {
      for (int from = 0; from < page.size(); from += PAGE) {
        count(tally, look(page.subList(from, Math.min(from + PAGE, page.size()))));
      }
    });
    progress.walked(total, total);
    return tally.report();
  }
}
