package handson.redis.basics.decoy;

import handson.redis.basics.BulkLoader;
import handson.redis.basics.jedis.JedisBulkLoader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingBulkLoader implements BulkLoader {
  protected final UnifiedJedis jedis;
  private final BulkLoader right;

  ForwardingBulkLoader(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisBulkLoader(jedis);
  }

  @Override
  public void load(Map<String, String> entries, Duration timeToLive) {
    right.load(entries, timeToLive);
  }

  @Override
  public Map<String, String> read(List<String> keys) {
    return right.read(keys);
  }

  @Override
  public List<Outcome> addAll(Map<String, Long> amounts) {
    return right.addAll(amounts);
  }
}
