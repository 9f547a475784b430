package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.Objects;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks whether the name is free, then renames with a second command",
    caughtBy = "nothingComesBetween")
final class KeyValuesLooksThenRenames extends ForwardingKeyValues {
  KeyValuesLooksThenRenames(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean renameIfFree(String source, String target) {
    boolean free = !jedis.exists(Objects.requireNonNull(target));
    if (free || !jedis.exists(Objects.requireNonNull(source))) {
      super.rename(source, target);
    }
    return free;
  }
}
