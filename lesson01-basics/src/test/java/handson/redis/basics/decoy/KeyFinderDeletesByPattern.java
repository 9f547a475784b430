package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes what the prefix matches as a pattern", caughtBy = "deletesNothingElse")
final class KeyFinderDeletesByPattern extends ForwardingKeyFinder {
  KeyFinderDeletesByPattern(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long delete(String prefix) {
    String[] found = scanned(prefix + "*", 500).toArray(String[]::new);
    return found.length == 0 ? 0 : jedis.unlink(found);
  }
}
