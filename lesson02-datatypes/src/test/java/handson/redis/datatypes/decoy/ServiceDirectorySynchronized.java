package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Service;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "guards DEL and RPUSH with a lock of its own JVM",
    caughtBy = "nobodySeesHalfAList")
final class ServiceDirectorySynchronized extends ForwardingServiceDirectory {
  ServiceDirectorySynchronized(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public synchronized void load(String prefix, List<Service> services) {
    for (Service service : services) {
      jedis.del(service.key(prefix));
      jedis.rpush(service.key(prefix), service.names().toArray(String[]::new));
    }
  }
}
