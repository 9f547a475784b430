package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts keys that nobody asked for", caughtBy = "countsKeysAndTypes")
final class KeyAuditIgnoresThePattern extends ForwardingKeyAudit {
  KeyAuditIgnoresThePattern(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    return super.audit("*", most, progress);
  }
}
