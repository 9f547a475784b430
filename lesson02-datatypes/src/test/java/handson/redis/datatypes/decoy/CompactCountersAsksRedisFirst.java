package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

@Decoy(mistake = "sends any index to Redis", caughtBy = "refusesAnIndexOutOfRange")
final class CompactCountersAsksRedisFirst extends ForwardingCompactCounters {
  CompactCountersAsksRedisFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Long> counts(String key, List<Integer> indexes) {
    List<String> words = new ArrayList<>();
    indexes.forEach(index -> words.addAll(List.of("GET", "u8", "#" + index)));
    try {
      return jedis.bitfield(key, words.toArray(String[]::new));
    } catch (JedisDataException e) {
      throw new IllegalArgumentException("No such counter", e);
    }
  }
}
