package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "says nothing where there is nothing to rename",
    caughtBy = "aMissingSourceIsAnError")
final class KeyValuesIgnoresAMissingSource extends ForwardingKeyValues {
  KeyValuesIgnoresAMissingSource(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void rename(String source, String target) {
    if (jedis.exists(source)) {
      super.rename(source, target);
    }
  }
}
