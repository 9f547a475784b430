package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

@Decoy(mistake = "takes HSCAN's word that a field comes once", caughtBy = "eachSpeciesStandsOnce")
final class BestiaryTrustsHscan extends ForwardingBestiary {
  BestiaryTrustsHscan(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Map<String, Long> census(String census) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    ScanParams params = new ScanParams().count(500);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<Map.Entry<String, String>> page = jedis.hscan(census, cursor, params);
      fields.addAll(page.getResult());
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    // toMap throws where a key comes twice.
    return new TreeMap<>(fields.stream()
        .collect(Collectors.toMap(Map.Entry::getKey, field -> Long.valueOf(field.getValue()))));
  }
}
