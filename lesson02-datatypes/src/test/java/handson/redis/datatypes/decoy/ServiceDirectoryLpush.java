package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Service;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "writes with LPUSH, which turns the order round",
    caughtBy = "loadWritesOneListAPort")
final class ServiceDirectoryLpush extends ForwardingServiceDirectory {
  ServiceDirectoryLpush(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Service> services) {
    try (AbstractTransaction transaction = jedis.multi()) {
      for (Service service : services) {
        transaction.del(service.key(prefix));
        transaction.lpush(service.key(prefix), service.names().toArray(String[]::new));
      }
      transaction.exec();
    }
  }
}
