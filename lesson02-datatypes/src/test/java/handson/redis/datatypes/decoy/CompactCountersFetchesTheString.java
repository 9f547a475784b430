package handson.redis.datatypes.decoy;

import static java.nio.charset.StandardCharsets.UTF_8;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "fetches the string to look at some of its bytes",
    caughtBy = "readsOnlyWhatIsAsked")
final class CompactCountersFetchesTheString extends ForwardingCompactCounters {
  CompactCountersFetchesTheString(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Long> counts(String key, List<Integer> indexes) {
    byte[] bytes = jedis.get(key.getBytes(UTF_8));
    return indexes.stream()
        .map(index -> bytes != null && index < bytes.length ? bytes[index] & 0xffL : 0)
        .toList();
  }
}
