package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves COUNT at its default of 10", caughtBy = "walksInPages")
final class KeyAuditSmallPages extends ForwardingKeyAudit {
  KeyAuditSmallPages(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    long total = jedis.dbSize();
    pages(pattern, 10, page -> count(tally, look(page)));
    progress.walked(total, total);
    return tally.report();
  }
}
