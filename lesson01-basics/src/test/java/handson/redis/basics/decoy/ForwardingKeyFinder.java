package handson.redis.basics.decoy;

import handson.redis.basics.KeyFinder;
import handson.redis.basics.jedis.JedisKeyFinder;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingKeyFinder implements KeyFinder {
  protected final UnifiedJedis jedis;
  private final KeyFinder right;

  ForwardingKeyFinder(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisKeyFinder(jedis);
  }

  @Override
  public List<String> find(String prefix) {
    return right.find(prefix);
  }

  @Override
  public long delete(String prefix) {
    return right.delete(prefix);
  }

  /** All that SCAN returns, in its order, with what it repeats. */
  protected final List<String> scanned(String pattern, int count) {
    ScanParams params = new ScanParams().match(pattern).count(count);
    List<String> found = new ArrayList<>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = jedis.scan(cursor, params);
      found.addAll(page.getResult());
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return found;
  }

  /** The pattern of a prefix as it should be. */
  protected static String pattern(String prefix) {
    return prefix.replaceAll("[*?\\[\\\\]", "\\\\$0") + "*";
  }
}
