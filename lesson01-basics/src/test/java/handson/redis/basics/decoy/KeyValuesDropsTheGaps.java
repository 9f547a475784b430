package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves out the keys that do not exist", caughtBy = "getAllKeepsThePositions")
final class KeyValuesDropsTheGaps extends ForwardingKeyValues {
  KeyValuesDropsTheGaps(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Optional<String>> getAll(List<String> keys) {
    return super.getAll(keys).stream().filter(Optional::isPresent).toList();
  }
}
