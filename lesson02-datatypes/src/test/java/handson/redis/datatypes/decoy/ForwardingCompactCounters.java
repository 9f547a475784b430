package handson.redis.datatypes.decoy;

import handson.redis.datatypes.CompactCounters;
import handson.redis.datatypes.jedis.JedisCompactCounters;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingCompactCounters implements CompactCounters {
  protected final UnifiedJedis jedis;
  private final CompactCounters right;

  ForwardingCompactCounters(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisCompactCounters(jedis);
  }

  @Override
  public long add(String key, int index, long amount) {
    return right.add(key, index, amount);
  }

  @Override
  public List<Long> addAll(String key, List<Change> changes) {
    return right.addAll(key, changes);
  }

  @Override
  public List<Long> counts(String key, List<Integer> indexes) {
    return right.counts(key, indexes);
  }

  @Override
  public long bytes(String key) {
    return right.bytes(key);
  }
}
