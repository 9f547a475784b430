package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets Redis sort the largest, in a key of its own", caughtBy = "writesNothing")
final class KeyAuditNotesInRedis extends ForwardingKeyAudit {
  KeyAuditNotesInRedis(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    String notes = "audit:largest";
    walk(pattern, progress, seen -> {
      if (seen.isThere()) {
        tally.add(seen.key(), seen.type(), seen.expires(), seen.bytes());
        jedis.zadd(notes, seen.bytes(), seen.key());
      }
    });
    jedis.unlink(notes);
    return tally.report();
  }
}
