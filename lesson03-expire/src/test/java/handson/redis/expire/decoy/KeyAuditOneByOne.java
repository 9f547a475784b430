package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "asks three questions a key and waits for each answer",
    caughtBy = "looksAtAPageAtOnce")
final class KeyAuditOneByOne extends ForwardingKeyAudit {
  KeyAuditOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    long total = jedis.dbSize();
    pages(pattern, PAGE, page -> {
      for (String key : page) {
        Seen seen = new Seen(key, jedis.pttl(key), jedis.type(key), jedis.memoryUsage(key));
        count(tally, List.of(seen));
      }
    });
    progress.walked(total, total);
    return tally.report();
  }
}
