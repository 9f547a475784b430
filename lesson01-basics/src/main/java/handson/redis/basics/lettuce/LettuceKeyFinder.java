package handson.redis.basics.lettuce;

import handson.redis.basics.KeyFinder;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;

/** Finding keys with Lettuce. */
public final class LettuceKeyFinder implements KeyFinder {
  private static final int PAGE = 500;

  private final RedisCommands<String, String> redis;

  public LettuceKeyFinder(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  // snippet: lettuce-find
  @Override
  public List<String> find(String prefix) {
    return ScanIterator.scan(redis, matching(prefix)).stream()
        .distinct()
        .sorted()
        .toList();
  }

  // end

  @Override
  public long delete(String prefix) {
    ScanArgs matching = matching(KeyFinder.notEmpty(prefix));
    KeyScanCursor<String> page = redis.scan(matching);
    long removed = unlink(page.getKeys());
    while (!page.isFinished()) {
      page = redis.scan(page, matching);
      removed += unlink(page.getKeys());
    }
    return removed;
  }

  private long unlink(List<String> keys) {
    return keys.isEmpty() ? 0 : redis.unlink(keys.toArray(String[]::new));
  }

  private static ScanArgs matching(String prefix) {
    String literally = prefix.replaceAll("[*?\\[\\\\]", "\\\\$0");
    return ScanArgs.Builder.matches(literally + "*").limit(PAGE);
  }
}
