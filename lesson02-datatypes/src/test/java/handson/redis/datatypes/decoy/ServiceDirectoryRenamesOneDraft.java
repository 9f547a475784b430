package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Service;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

@Decoy(
    mistake = "writes each list under the same spare key and renames it",
    caughtBy = "aCrowdSeesWholeLists")
final class ServiceDirectoryRenamesOneDraft extends ForwardingServiceDirectory {
  ServiceDirectoryRenamesOneDraft(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Service> services) {
    for (Service service : services) {
      jedis.rpush(prefix + "draft", service.names().toArray(String[]::new));
      try {
        jedis.rename(prefix + "draft", service.key(prefix));
      } catch (JedisDataException e) {
        // Another program has renamed the draft.
        continue;
      }
    }
  }
}
