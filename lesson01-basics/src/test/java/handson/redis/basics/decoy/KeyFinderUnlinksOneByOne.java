package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sends one UNLINK for each key", caughtBy = "deletesInBatches")
final class KeyFinderUnlinksOneByOne extends ForwardingKeyFinder {
  KeyFinderUnlinksOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long delete(String prefix) {
    return find(prefix).stream().mapToLong(jedis::unlink).sum();
  }
}
