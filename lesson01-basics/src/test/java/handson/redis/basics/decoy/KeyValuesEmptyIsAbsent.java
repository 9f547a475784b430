package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes an empty text for an absent key", caughtBy = "getReadsRedis")
final class KeyValuesEmptyIsAbsent extends ForwardingKeyValues {
  KeyValuesEmptyIsAbsent(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> get(String key) {
    return super.get(key).filter(text -> !text.isEmpty());
  }
}
