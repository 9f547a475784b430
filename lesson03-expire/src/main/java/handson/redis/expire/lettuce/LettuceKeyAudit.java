package handson.redis.expire.lettuce;

import handson.redis.expire.KeyAudit;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An audit with Lettuce: the commands of a page are sent without waiting for an answer. */
public final class LettuceKeyAudit implements KeyAudit {
  private static final int PAGE = 500;
  private static final long NO_TTL = -1;
  private static final long GONE = -2;

  private final StatefulRedisConnection<String, String> connection;

  public LettuceKeyAudit(StatefulRedisConnection<String, String> connection) {
    this.connection = connection;
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    ScanArgs matching = ScanArgs.Builder.matches(pattern).limit(PAGE);
    long total = connection.sync().dbsize();
    long walked = 0;
    ScanCursor cursor = ScanCursor.INITIAL;
    while (!cursor.isFinished()) {
      KeyScanCursor<String> page = connection.sync().scan(cursor, matching);
      look(page.getKeys(), tally);
      cursor = page;
      walked = Math.min(walked + PAGE, total);
      progress.walked(walked, total);
    }
    progress.walked(total, total);
    return tally.report();
  }

  // snippet: lettuce-audit
  private void look(List<String> keys, Tally tally) {
    RedisAsyncCommands<String, String> redis = connection.async();
    List<Seen> page = keys.stream()
        .map(key -> new Seen(key, redis.pttl(key), redis.type(key), redis.memoryUsage(key)))
        .toList();
    for (Seen seen : page) {
      long pttl = answer(seen.pttl());
      String type = answer(seen.type());
      Long bytes = answer(seen.bytes());
      if (pttl != GONE && !type.equals("none") && bytes != null) {
        tally.add(seen.key(), type, pttl != NO_TTL, bytes);
      }
    }
  }

  private <T> T answer(RedisFuture<T> future) {
    long timeout = connection.getTimeout().toMillis();
    return LettuceFutures.awaitOrCancel(future, timeout, TimeUnit.MILLISECONDS);
  }

  private record Seen(
      String key, RedisFuture<Long> pttl, RedisFuture<String> type, RedisFuture<Long> bytes) {}
  // end
}
