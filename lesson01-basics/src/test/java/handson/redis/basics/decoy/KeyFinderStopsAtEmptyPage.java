package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

@Decoy(mistake = "takes an empty page for the last", caughtBy = "findSeesAllPages")
final class KeyFinderStopsAtEmptyPage extends ForwardingKeyFinder {
  KeyFinderStopsAtEmptyPage(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> find(String prefix) {
    ScanParams params = new ScanParams().match(pattern(prefix)).count(100);
    List<String> found = new ArrayList<>();
    ScanResult<String> page = jedis.scan(ScanParams.SCAN_POINTER_START, params);
    found.addAll(page.getResult());
    while (!page.getResult().isEmpty() && !page.isCompleteIteration()) {
      page = jedis.scan(page.getCursor(), params);
      found.addAll(page.getResult());
    }
    return found.stream().distinct().sorted().toList();
  }
}
