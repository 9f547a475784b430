package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches each value to see how long it is", caughtBy = "looksAtNoValue")
final class KeyAuditFetchesValues extends ForwardingKeyAudit {
  KeyAuditFetchesValues(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    walk(pattern, progress, seen -> {
      if (seen.isThere()) {
        long bytes = seen.type().equals("string") ? jedis.get(seen.key()).length() : seen.bytes();
        tally.add(seen.key(), seen.type(), seen.expires(), bytes);
      }
    });
    return tally.report();
  }
}
