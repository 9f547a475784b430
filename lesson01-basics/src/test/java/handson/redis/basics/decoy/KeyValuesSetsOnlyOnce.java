package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "sets with NX, which keeps an old value", caughtBy = "setReplacesWhateverWasThere")
final class KeyValuesSetsOnlyOnce extends ForwardingKeyValues {
  KeyValuesSetsOnlyOnce(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void set(String key, String value) {
    jedis.set(key, value, SetParams.setParams().nx());
  }
}
