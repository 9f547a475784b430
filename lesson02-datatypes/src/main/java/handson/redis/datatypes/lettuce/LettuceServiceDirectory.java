package handson.redis.datatypes.lettuce;

import handson.redis.datatypes.Service;
import handson.redis.datatypes.ServiceDirectory;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.TransactionResult;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Lists of names with Lettuce. Transactions have a connection of their own: between MULTI and EXEC
 * every command of a connection is part of the transaction, whichever thread sent it.
 */
public final class LettuceServiceDirectory implements ServiceDirectory, AutoCloseable {
  private final StatefulRedisConnection<String, String> connection;
  private final StatefulRedisConnection<String, String> transactions;
  private final RedisCommands<String, String> redis;

  public LettuceServiceDirectory(RedisClient client) {
    connection = client.connect();
    transactions = client.connect();
    redis = connection.sync();
  }

  // snippet: lettuce-service-load
  @Override
  public void load(String prefix, List<Service> services) {
    RedisAsyncCommands<String, String> transaction = transactions.async();
    RedisFuture<TransactionResult> done;
    synchronized (transactions) {
      transaction.multi();
      for (Service service : services) {
        transaction.del(service.key(prefix));
        transaction.rpush(service.key(prefix), service.names().toArray(String[]::new));
      }
      done = transaction.exec();
    }
    long timeout = transactions.getTimeout().toMillis();
    LettuceFutures.awaitOrCancel(done, timeout, TimeUnit.MILLISECONDS);
  }

  // end

  @Override
  public List<String> names(String key) {
    return redis.lrange(key, 0, -1);
  }

  @Override
  public Optional<String> officialName(String key) {
    return Optional.ofNullable(redis.lindex(key, 0));
  }

  @Override
  public OptionalInt position(String key, String name) {
    Long position = redis.lpos(key, name);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position.intValue());
  }

  @Override
  public boolean addAlias(String key, String alias) {
    return redis.rpushx(key, alias) > 0;
  }

  @Override
  public boolean addAliasBefore(String key, String name, String alias) {
    return redis.linsert(key, true, name, alias) > 0;
  }

  @Override
  public boolean remove(String key, String name) {
    return redis.lrem(key, 0, name) > 0;
  }

  @Override
  public void close() {
    transactions.close();
    connection.close();
  }
}
