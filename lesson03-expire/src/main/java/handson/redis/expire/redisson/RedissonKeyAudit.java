package handson.redis.expire.redisson;

import handson.redis.expire.KeyAudit;
import handson.redis.expire.Script;
import java.util.List;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** An audit with Redisson: its iteration over keys shows no pages, so a script reads each. */
public final class RedissonKeyAudit implements KeyAudit {
  private static final Script PAGE_SCRIPT = Script.read("key-audit-page.lua");
  private static final int PAGE = 500;
  private static final int NO_TTL = -1;

  private final RedissonClient redisson;

  public RedissonKeyAudit(RedissonClient redisson) {
    this.redisson = redisson;
  }

  // snippet: redisson-audit
  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    long total = redisson.getKeys().count();
    long walked = 0;
    String cursor = "0";
    do {
      List<Object> page = redisson
          .getScript(StringCodec.INSTANCE)
          .eval(
              RScript.Mode.READ_ONLY,
              PAGE_SCRIPT.text(),
              RScript.ReturnType.LIST,
              List.of(),
              cursor,
              pattern,
              PAGE);
      for (int i = 1; i < page.size(); i += 4) {
        boolean expires = number(page.get(i + 2)) != NO_TTL;
        tally.add(
            page.get(i).toString(), page.get(i + 1).toString(), expires, number(page.get(i + 3)));
      }
      cursor = page.get(0).toString();
      walked = Math.min(walked + PAGE, total);
      progress.walked(walked, total);
    } while (!cursor.equals("0"));
    progress.walked(total, total);
    return tally.report();
  }

  // end

  private static long number(Object reply) {
    return Long.parseLong(reply.toString());
  }
}
