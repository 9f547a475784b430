package handson.redis.expire.jedis;

import handson.redis.expire.KeyAudit;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** An audit with Jedis: a SCAN and a pipeline for each page. */
public final class JedisKeyAudit implements KeyAudit {
  private static final int PAGE = 500;
  private static final long NO_TTL = -1;
  private static final long GONE = -2;

  private final UnifiedJedis jedis;

  public JedisKeyAudit(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-audit
  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    ScanParams params = new ScanParams().match(pattern).count(PAGE);
    long total = jedis.dbSize();
    long walked = 0;
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = jedis.scan(cursor, params);
      look(page.getResult(), tally);
      cursor = page.getCursor();
      walked = Math.min(walked + PAGE, total);
      progress.walked(walked, total);
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    progress.walked(total, total);
    return tally.report();
  }

  private void look(List<String> keys, Tally tally) {
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      List<Seen> page = keys.stream()
          .map(key ->
              new Seen(key, pipeline.pttl(key), pipeline.type(key), pipeline.memoryUsage(key)))
          .toList();
      pipeline.sync();
      page.stream().filter(Seen::isThere).forEach(seen -> seen.addTo(tally));
    }
  }

  private record Seen(
      String key, Response<Long> pttl, Response<String> type, Response<Long> bytes) {
    boolean isThere() {
      return pttl.get() != GONE && !type.get().equals("none") && bytes.get() != null;
    }

    void addTo(Tally tally) {
      tally.add(key, type.get(), pttl.get() != NO_TTL, bytes.get());
    }
  }
  // end
}
