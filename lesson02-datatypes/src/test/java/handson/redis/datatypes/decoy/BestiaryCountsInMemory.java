package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the numbers in the JVM", caughtBy = "countAddsToOneField")
final class BestiaryCountsInMemory extends ForwardingBestiary {
  private final Map<String, Long> numbers = new ConcurrentHashMap<>();

  BestiaryCountsInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long count(String census, String species, long change) {
    return numbers.merge(census + species, change, Long::sum);
  }
}
