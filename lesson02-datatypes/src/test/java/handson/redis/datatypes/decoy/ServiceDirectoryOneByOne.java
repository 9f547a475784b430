package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Service;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "waits for each port", caughtBy = "loadTakesFewRoundTrips")
final class ServiceDirectoryOneByOne extends ForwardingServiceDirectory {
  ServiceDirectoryOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Service> services) {
    services.forEach(service -> super.load(prefix, List.of(service)));
  }
}
