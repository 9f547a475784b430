package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "deletes all keys where the prefix is empty",
    caughtBy = "deleteRefusesAnEmptyPrefix")
final class KeyFinderDeletesEverything extends ForwardingKeyFinder {
  KeyFinderDeletesEverything(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long delete(String prefix) {
    if (!prefix.isEmpty()) {
      return super.delete(prefix);
    }
    return jedis.unlink(find(prefix).toArray(String[]::new));
  }
}
