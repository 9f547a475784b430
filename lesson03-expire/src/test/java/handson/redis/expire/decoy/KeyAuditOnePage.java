package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;

@Decoy(mistake = "takes the first page for all", caughtBy = "seesAllPages")
final class KeyAuditOnePage extends ForwardingKeyAudit {
  KeyAuditOnePage(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    long total = jedis.dbSize();
    ScanParams params = new ScanParams().match(pattern).count(PAGE);
    count(tally, look(jedis.scan(ScanParams.SCAN_POINTER_START, params).getResult()));
    progress.walked(total, total);
    return tally.report();
  }
}
