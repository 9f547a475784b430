package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the number of elements for the size", caughtBy = "findsTheLargestKeys")
final class KeyAuditCountsElements extends ForwardingKeyAudit {
  KeyAuditCountsElements(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    walk(pattern, progress, seen -> {
      if (seen.isThere()) {
        long size = seen.type().equals("list") ? jedis.llen(seen.key()) : seen.bytes();
        tally.add(seen.key(), seen.type(), seen.expires(), size);
      }
    });
    return tally.report();
  }
}
