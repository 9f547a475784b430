package handson.redis.geo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.UnifiedJedis;

/** How often Redis' data changed: what only reads, does not move it. */
final class ChangeCount {
  private static final Pattern CHANGES = Pattern.compile("rdb_changes_since_last_save:(\\d+)");

  private ChangeCount() {}

  static long of(UnifiedJedis redis) {
    Matcher line = CHANGES.matcher(redis.info("persistence"));
    if (!line.find()) {
      throw new IllegalStateException("INFO persistence without rdb_changes_since_last_save");
    }
    return Long.parseLong(line.group(1));
  }
}
