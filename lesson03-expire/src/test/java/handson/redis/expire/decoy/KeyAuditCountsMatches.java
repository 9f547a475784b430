package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "measures its progress by the keys that match, so the bar never fills",
    caughtBy = "progressGoesUp")
final class KeyAuditCountsMatches extends ForwardingKeyAudit {
  KeyAuditCountsMatches(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    long total = jedis.dbSize();
    long[] matched = {0};
    Tally tally = new Tally(most);
    pages(pattern, PAGE, page -> {
      count(tally, look(page));
      matched[0] += page.size();
      progress.walked(matched[0], total);
    });
    return tally.report();
  }
}
