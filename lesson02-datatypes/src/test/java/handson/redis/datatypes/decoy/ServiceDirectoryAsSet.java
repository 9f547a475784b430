package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Service;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "keeps the names in a set, which knows no order",
    caughtBy = "loadWritesOneListAPort")
final class ServiceDirectoryAsSet extends ForwardingServiceDirectory {
  ServiceDirectoryAsSet(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Service> services) {
    try (AbstractTransaction transaction = jedis.multi()) {
      for (Service service : services) {
        transaction.del(service.key(prefix));
        transaction.sadd(service.key(prefix), service.names().toArray(String[]::new));
      }
      transaction.exec();
    }
  }

  @Override
  public List<String> names(String key) {
    return List.copyOf(jedis.smembers(key));
  }
}
