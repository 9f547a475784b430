package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets Redis measure every element of every key", caughtBy = "looksAtNoValue")
final class KeyAuditMeasuresAll extends ForwardingKeyAudit {
  KeyAuditMeasuresAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    walk(pattern, progress, seen -> {
      Long bytes = jedis.memoryUsage(seen.key(), 0);
      if (seen.isThere() && bytes != null) {
        tally.add(seen.key(), seen.type(), seen.expires(), bytes);
      }
    });
    return tally.report();
  }
}
