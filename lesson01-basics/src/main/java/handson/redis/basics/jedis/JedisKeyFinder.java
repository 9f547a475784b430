package handson.redis.basics.jedis;

import handson.redis.basics.KeyFinder;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** Finding keys with Jedis. */
public final class JedisKeyFinder implements KeyFinder {
  private static final int PAGE = 500;

  private final UnifiedJedis jedis;

  public JedisKeyFinder(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public List<String> find(String prefix) {
    TreeSet<String> found = new TreeSet<>();
    walk(prefix, found::addAll);
    return List.copyOf(found);
  }

  @Override
  public long delete(String prefix) {
    KeyFinder.notEmpty(prefix);
    LongAdder removed = new LongAdder();
    walk(prefix, page -> removed.add(jedis.unlink(page.toArray(String[]::new))));
    return removed.sum();
  }

  // snippet: jedis-scan
  private void walk(String prefix, Consumer<List<String>> pages) {
    ScanParams params = new ScanParams().match(pattern(prefix)).count(PAGE);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = jedis.scan(cursor, params);
      if (!page.getResult().isEmpty()) {
        pages.accept(page.getResult());
      }
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
  }

  private static String pattern(String prefix) {
    return prefix.replaceAll("[*?\\[\\\\]", "\\\\$0") + "*";
  }
  // end
}
