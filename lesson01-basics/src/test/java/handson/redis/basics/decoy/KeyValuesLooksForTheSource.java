package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.NoSuchElementException;
import java.util.Objects;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks whether the source exists, then trusts RENAME to work",
    caughtBy = "nothingComesBetween")
final class KeyValuesLooksForTheSource extends ForwardingKeyValues {
  KeyValuesLooksForTheSource(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void rename(String source, String target) {
    if (!jedis.exists(Objects.requireNonNull(source))) {
      throw new NoSuchElementException(source);
    }
    jedis.rename(source, Objects.requireNonNull(target));
  }
}
