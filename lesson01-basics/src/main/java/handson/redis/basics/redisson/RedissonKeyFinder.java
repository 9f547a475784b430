package handson.redis.basics.redisson;

import handson.redis.basics.KeyFinder;
import java.util.List;
import org.redisson.api.RKeys;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;

/** Finding keys with Redisson, whose iteration over keys is a walk with SCAN. */
public final class RedissonKeyFinder implements KeyFinder {
  private static final int PAGE = 500;

  private final RKeys keys;

  public RedissonKeyFinder(RedissonClient redisson) {
    this.keys = redisson.getKeys();
  }

  // snippet: redisson-find
  @Override
  public List<String> find(String prefix) {
    // Without a chunk size a page has 10 keys.
    KeysScanOptions matching =
        KeysScanOptions.defaults().pattern(pattern(prefix)).chunkSize(PAGE);
    return keys.getKeysStream(matching).distinct().sorted().toList();
  }

  @Override
  public long delete(String prefix) {
    // Pages and batches of 500 keys; in an RBatch the same method would send KEYS, inside a script.
    return keys.unlinkByPattern(pattern(KeyFinder.notEmpty(prefix)));
  }

  // end

  private static String pattern(String prefix) {
    return prefix.replaceAll("[*?\\[\\\\]", "\\\\$0") + "*";
  }
}
