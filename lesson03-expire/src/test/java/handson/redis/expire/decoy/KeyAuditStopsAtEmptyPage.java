package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

@Decoy(mistake = "takes an empty page for the last", caughtBy = "seesAllPages")
final class KeyAuditStopsAtEmptyPage extends ForwardingKeyAudit {
  KeyAuditStopsAtEmptyPage(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    long total = jedis.dbSize();
    ScanParams params = new ScanParams().match(pattern).count(PAGE);
    ScanResult<String> page = jedis.scan(ScanParams.SCAN_POINTER_START, params);
    while (!page.getResult().isEmpty()) {
      count(tally, look(page.getResult()));
      if (page.isCompleteIteration()) {
        break;
      }
      page = jedis.scan(page.getCursor(), params);
    }
    progress.walked(total, total);
    return tally.report();
  }
}
