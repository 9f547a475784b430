package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

@Decoy(mistake = "asks for all fields in one page", caughtBy = "censusWalksInPages")
final class BestiaryHugePage extends ForwardingBestiary {
  BestiaryHugePage(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Map<String, Long> census(String census) {
    Map<String, Long> numbers = new TreeMap<>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<Map.Entry<String, String>> page =
          jedis.hscan(census, cursor, new ScanParams().count(1_000_000));
      page.getResult()
          .forEach(field -> numbers.put(field.getKey(), Long.parseLong(field.getValue())));
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return numbers;
  }
}
