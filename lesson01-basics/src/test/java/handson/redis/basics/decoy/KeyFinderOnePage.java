package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;

@Decoy(mistake = "takes the first page for all", caughtBy = "findSeesAllPages")
final class KeyFinderOnePage extends ForwardingKeyFinder {
  KeyFinderOnePage(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> find(String prefix) {
    ScanParams params = new ScanParams().match(pattern(prefix)).count(1_000);
    return jedis.scan(ScanParams.SCAN_POINTER_START, params).getResult().stream()
        .sorted()
        .toList();
  }
}
