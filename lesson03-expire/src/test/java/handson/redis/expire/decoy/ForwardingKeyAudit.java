package handson.redis.expire.decoy;

import handson.redis.expire.KeyAudit;
import handson.redis.expire.jedis.JedisKeyAudit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingKeyAudit implements KeyAudit {
  protected static final int PAGE = 500;

  protected final UnifiedJedis jedis;
  private final KeyAudit right;

  ForwardingKeyAudit(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisKeyAudit(jedis);
  }

  /** What Redis answers about a key; bytes are null where it is gone. */
  protected record Seen(String key, long pttl, String type, Long bytes) {
    boolean isThere() {
      return pttl != -2 && !type.equals("none") && bytes != null;
    }

    boolean expires() {
      return pttl != -1;
    }
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    return right.audit(pattern, most, progress);
  }

  /** The right walk and pipelines, with something else made of what they find. */
  protected final void walk(String pattern, Progress progress, Consumer<Seen> found) {
    long total = jedis.dbSize();
    long[] walked = {0};
    pages(pattern, PAGE, page -> {
      look(page).forEach(found);
      walked[0] = Math.min(walked[0] + PAGE, total);
      progress.walked(walked[0], total);
    });
    progress.walked(total, total);
  }

  protected final void pages(String pattern, int count, Consumer<List<String>> pages) {
    ScanParams params = new ScanParams().match(pattern).count(count);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = jedis.scan(cursor, params);
      pages.accept(page.getResult());
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
  }

  protected final List<Seen> look(List<String> keys) {
    List<Response<Long>> pttls = new ArrayList<>();
    List<Response<String>> types = new ArrayList<>();
    List<Response<Long>> bytes = new ArrayList<>();
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      for (String key : keys) {
        pttls.add(pipeline.pttl(key));
        types.add(pipeline.type(key));
        bytes.add(pipeline.memoryUsage(key));
      }
      pipeline.sync();
    }
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      seen.add(new Seen(
          keys.get(i), pttls.get(i).get(), types.get(i).get(), bytes.get(i).get()));
    }
    return seen;
  }

  protected static void count(Tally tally, List<Seen> page) {
    page.stream()
        .filter(Seen::isThere)
        .forEach(seen -> tally.add(seen.key(), seen.type(), seen.expires(), seen.bytes()));
  }
}
