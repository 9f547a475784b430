package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a pipeline for a transaction", caughtBy = "setAllIsOneStep")
final class KeyValuesSetsInAPipeline extends ForwardingKeyValues {
  KeyValuesSetsInAPipeline(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void setAll(Map<String, String> entries) {
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      Map.copyOf(entries).forEach(pipeline::set);
      pipeline.sync();
    }
  }
}
