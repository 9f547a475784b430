package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes it for granted that a key is still there", caughtBy = "aKeyMayGo")
final class KeyAuditNullFails extends ForwardingKeyAudit {
  KeyAuditNullFails(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    walk(pattern, progress, seen -> {
      long bytes = seen.bytes();
      tally.add(seen.key(), seen.type(), seen.expires(), bytes);
    });
    return tally.report();
  }
}
