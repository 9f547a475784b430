package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sets the entries one after the other", caughtBy = "setAllIsOneStep")
final class KeyValuesSetsOneByOne extends ForwardingKeyValues {
  KeyValuesSetsOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void setAll(Map<String, String> entries) {
    Map.copyOf(entries).forEach(this::set);
  }
}
