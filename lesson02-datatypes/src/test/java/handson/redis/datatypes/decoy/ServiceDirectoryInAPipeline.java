package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Service;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a pipeline for a transaction", caughtBy = "nobodySeesHalfAList")
final class ServiceDirectoryInAPipeline extends ForwardingServiceDirectory {
  ServiceDirectoryInAPipeline(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Service> services) {
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      for (Service service : services) {
        pipeline.del(service.key(prefix));
        pipeline.rpush(service.key(prefix), service.names().toArray(String[]::new));
      }
      pipeline.sync();
    }
  }
}
