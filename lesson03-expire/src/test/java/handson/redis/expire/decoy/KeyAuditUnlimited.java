package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "names as many keys as it is asked for", caughtBy = "nonsenseIsRefused")
final class KeyAuditUnlimited extends ForwardingKeyAudit {
  KeyAuditUnlimited(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    return super.audit(pattern, Math.min(MOST, Math.max(1, most)), progress);
  }
}
