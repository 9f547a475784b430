package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads the keys one after the other", caughtBy = "getAllIsOneRoundTrip")
final class KeyValuesGetsOneByOne extends ForwardingKeyValues {
  KeyValuesGetsOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Optional<String>> getAll(List<String> keys) {
    return keys.stream()
        .map(key -> jedis.type(key).equals("list") ? Optional.<String>empty() : get(key))
        .toList();
  }
}
