package handson.redis.datatypes.redisson;

import handson.redis.datatypes.LatestFeed;
import java.util.List;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;

/** The latest items with Redisson, where a batch that is atomic is a transaction. */
public final class RedissonLatestFeed implements LatestFeed {
  // After a timeout a batch is sent again, and what had only been slow would stand there twice.
  private static final BatchOptions TRANSACTION = BatchOptions.defaults()
      .executionMode(BatchOptions.ExecutionMode.IN_MEMORY_ATOMIC)
      .retryAttempts(0);

  private final RedissonClient redisson;

  public RedissonLatestFeed(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public void publish(String feed, String item, int limit) {
    publishAll(feed, List.of(item), limit);
  }

  @Override
  public void publishAll(String feed, List<String> items, int limit) {
    LatestFeed.atLeast(1, limit);
    // LPUSH without an element is an error.
    if (items.isEmpty()) {
      return;
    }
    RBatch transaction = redisson.createBatch(TRANSACTION);
    transaction.<String>getDeque(feed).addFirstAsync(items.toArray(String[]::new));
    transaction.getList(feed).trimAsync(0, limit - 1);
    transaction.execute();
  }

  @Override
  public List<String> latest(String feed, int count) {
    return page(feed, 0, count);
  }

  @Override
  public List<String> page(String feed, int offset, int count) {
    LatestFeed.atLeast(0, offset);
    LatestFeed.atLeast(0, count);
    // The end is included, and -1 is the last item of all: LRANGE feed 0 -1 would be everything.
    int last = (int) Math.min(Integer.MAX_VALUE, (long) offset + count - 1);
    return count == 0 ? List.of() : redisson.<String>getList(feed).range(offset, last);
  }

  @Override
  public long size(String feed) {
    return redisson.getList(feed).size();
  }
}
