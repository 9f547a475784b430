package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Service;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "loads with RPUSH alone", caughtBy = "loadReplaces")
final class ServiceDirectoryAppends extends ForwardingServiceDirectory {
  ServiceDirectoryAppends(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Service> services) {
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      for (Service service : services) {
        pipeline.rpush(service.key(prefix), service.names().toArray(String[]::new));
      }
      pipeline.sync();
    }
  }
}
