package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes every negative PTTL for a key that never expires", caughtBy = "aKeyMayGo")
final class KeyAuditGoneHasNoTtl extends ForwardingKeyAudit {
  KeyAuditGoneHasNoTtl(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    walk(pattern, progress, seen -> {
      long bytes = seen.bytes() == null ? 0 : seen.bytes();
      tally.add(seen.key(), seen.type(), seen.pttl() >= 0, bytes);
    });
    return tally.report();
  }
}
