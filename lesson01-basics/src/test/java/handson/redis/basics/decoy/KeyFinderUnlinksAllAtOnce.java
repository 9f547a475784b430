package handson.redis.basics.decoy;

import handson.redis.basics.KeyFinder;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "puts all keys into one UNLINK", caughtBy = "deletesInBatches")
final class KeyFinderUnlinksAllAtOnce extends ForwardingKeyFinder {
  KeyFinderUnlinksAllAtOnce(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long delete(String prefix) {
    String[] found = find(KeyFinder.notEmpty(prefix)).toArray(String[]::new);
    return found.length == 0 ? 0 : jedis.unlink(found);
  }
}
