package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a null value for a delete", caughtBy = "aNullIsRefused")
final class KeyValuesNullDeletes extends ForwardingKeyValues {
  KeyValuesNullDeletes(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void set(String key, String value) {
    if (value == null) {
      delete(key);
    } else {
      super.set(key, value);
    }
  }
}
