package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;

@Decoy(mistake = "reads one page of the census", caughtBy = "censusReturnsAll")
final class BestiaryOnePage extends ForwardingBestiary {
  BestiaryOnePage(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Map<String, Long> census(String census) {
    Map<String, Long> numbers = new TreeMap<>();
    jedis
        .hscan(census, ScanParams.SCAN_POINTER_START, new ScanParams().count(500))
        .getResult()
        .forEach(field -> numbers.put(field.getKey(), Long.parseLong(field.getValue())));
    return numbers;
  }
}
