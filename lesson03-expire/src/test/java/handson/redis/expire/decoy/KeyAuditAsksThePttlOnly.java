package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes a key that has a PTTL for one that stays to the last question",
    caughtBy = "aKeyMayGo")
final class KeyAuditAsksThePttlOnly extends ForwardingKeyAudit {
  KeyAuditAsksThePttlOnly(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    walk(pattern, progress, seen -> {
      if (seen.pttl() != -2) {
        tally.add(seen.key(), seen.type(), seen.expires(), seen.bytes());
      }
    });
    return tally.report();
  }
}
