package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers true whether there was a key or not", caughtBy = "existsAndDeleteTell")
final class KeyValuesDeleteIsAlwaysTrue extends ForwardingKeyValues {
  KeyValuesDeleteIsAlwaysTrue(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean delete(String key) {
    jedis.del(key);
    return true;
  }
}
