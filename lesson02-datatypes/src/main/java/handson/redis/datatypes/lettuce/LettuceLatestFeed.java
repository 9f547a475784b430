package handson.redis.datatypes.lettuce;

import handson.redis.datatypes.LatestFeed;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.TransactionResult;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The latest items with Lettuce. Transactions have a connection of their own: between MULTI and
 * EXEC every command of a connection is part of the transaction, whichever thread sent it.
 */
public final class LettuceLatestFeed implements LatestFeed, AutoCloseable {
  private final StatefulRedisConnection<String, String> connection;
  private final StatefulRedisConnection<String, String> transactions;
  private final RedisCommands<String, String> redis;

  public LettuceLatestFeed(RedisClient client) {
    connection = client.connect();
    transactions = client.connect();
    redis = connection.sync();
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
    RedisAsyncCommands<String, String> transaction = transactions.async();
    RedisFuture<Long> pushed;
    RedisFuture<TransactionResult> done;
    synchronized (transactions) {
      transaction.multi();
      pushed = transaction.lpush(feed, items.toArray(String[]::new));
      transaction.ltrim(feed, 0, limit - 1);
      done = transaction.exec();
    }
    long timeout = transactions.getTimeout().toMillis();
    LettuceFutures.awaitOrCancel(done, timeout, TimeUnit.MILLISECONDS);
    // EXEC succeeds also where a command of the transaction failed; that one's answer throws.
    LettuceFutures.awaitOrCancel(pushed, timeout, TimeUnit.MILLISECONDS);
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
    return count == 0 ? List.of() : redis.lrange(feed, offset, (long) offset + count - 1);
  }

  @Override
  public long size(String feed) {
    return redis.llen(feed);
  }

  @Override
  public void close() {
    transactions.close();
    connection.close();
  }
}
