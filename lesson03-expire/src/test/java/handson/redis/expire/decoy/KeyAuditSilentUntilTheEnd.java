package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "tells of its progress when there is none any more", caughtBy = "progressGoesUp")
final class KeyAuditSilentUntilTheEnd extends ForwardingKeyAudit {
  KeyAuditSilentUntilTheEnd(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    long total = jedis.dbSize();
    Report report = super.audit(pattern, most, (walked, all) -> {});
    progress.walked(total, total);
    return report;
  }
}
