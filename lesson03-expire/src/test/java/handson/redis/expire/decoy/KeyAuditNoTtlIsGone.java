package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes -1 for gone, and so never finds what lives for ever",
    caughtBy = "findsKeysWithoutATtl")
final class KeyAuditNoTtlIsGone extends ForwardingKeyAudit {
  KeyAuditNoTtlIsGone(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    walk(pattern, progress, seen -> {
      if (seen.isThere() && seen.pttl() >= 0) {
        tally.add(seen.key(), seen.type(), true, seen.bytes());
      }
    });
    return tally.report();
  }
}
