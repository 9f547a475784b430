package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.OptionalInt;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches the whole list to find one name", caughtBy = "theListStaysInTheServer")
final class ServiceDirectoryFetchesTheList extends ForwardingServiceDirectory {
  ServiceDirectoryFetchesTheList(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public OptionalInt position(String key, String name) {
    int position = names(key).indexOf(name);
    return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
  }
}
