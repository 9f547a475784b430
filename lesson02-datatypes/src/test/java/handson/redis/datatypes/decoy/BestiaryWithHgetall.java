package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads the census with HGETALL", caughtBy = "censusWalksInPages")
final class BestiaryWithHgetall extends ForwardingBestiary {
  BestiaryWithHgetall(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Map<String, Long> census(String census) {
    Map<String, Long> numbers = new TreeMap<>();
    jedis.hgetAll(census).forEach((species, number) -> numbers.put(species, Long.valueOf(number)));
    return numbers;
  }
}
