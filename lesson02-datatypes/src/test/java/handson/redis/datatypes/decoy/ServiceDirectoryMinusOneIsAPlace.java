package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.OptionalInt;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers -1 for a name that is not there", caughtBy = "positionCountsFromZero")
final class ServiceDirectoryMinusOneIsAPlace extends ForwardingServiceDirectory {
  ServiceDirectoryMinusOneIsAPlace(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public OptionalInt position(String key, String name) {
    return OptionalInt.of(names(key).indexOf(name));
  }
}
