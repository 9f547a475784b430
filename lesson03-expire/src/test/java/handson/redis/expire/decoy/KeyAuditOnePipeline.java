package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "collects all names first, and asks about all of them at once",
    caughtBy = "looksAtAPageAtOnce")
final class KeyAuditOnePipeline extends ForwardingKeyAudit {
  KeyAuditOnePipeline(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    long total = jedis.dbSize();
    List<String> keys = new ArrayList<>();
    pages(pattern, PAGE, keys::addAll);
    count(tally, look(keys));
    progress.walked(total, total);
    return tally.report();
  }
}
